window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "44",
      "userLink" : "https://twitter.com/intent/user?user_id=44"
    }
  }
];
