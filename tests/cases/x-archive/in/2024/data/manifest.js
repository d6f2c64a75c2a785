window.__THAR_CONFIG = {
  "userInfo" : {
    "accountId" : "11",
    "userName" : "robinharper",
    "displayName" : "Robin Harper"
  },
  "archiveInfo" : { "isPartialArchive" : false },
  "dataTypes" : { "follower" : { "files" : [ { "fileName" : "data/follower.js", "globalName" : "YTD.follower.part0", "count" : "1" } ] } }
}