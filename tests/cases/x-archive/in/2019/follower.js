window.YTD.follower.part0 = [ {
  "follower" : {
    "accountId" : "22"
  }
}, {
  "follower" : {
    "accountId" : "899966838941526897"
  }
} ]