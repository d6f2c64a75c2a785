window.YTD.following.part0 = {
  "following" : {
    "accountId" : "44",
    "userLink" : "https://twitter.com/intent/user?user_id=44"
  }
}