window.YTD.follower.part1 = [
  {
    "follower" : {
      "accountId" : "55",
      "userLink" : "https://twitter.com/intent/user?user_id=55"
    }
  }
]