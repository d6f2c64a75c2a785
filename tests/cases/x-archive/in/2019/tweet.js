window.YTD.tweet.part0 = [ {
  "retweeted" : false,
  "entities" : {
    "hashtags" : [ ],
    "user_mentions" : [ {
      "name" : "Ann Bosch",
      "screen_name" : "annbosch",
      "indices" : [ "0", "9" ],
      "id_str" : "22",
      "id" : "22"
    } ],
    "urls" : [ ]
  },
  "id_str" : "1000",
  "in_reply_to_user_id_str" : "22",
  "in_reply_to_screen_name" : "annbosch",
  "full_text" : "@annbosch see you on Sunday",
  "created_at" : "Mon Sep 30 11:11:56 +0000 2019"
}, {
  "entities" : { "user_mentions" : [ ] },
  "full_text" : "RT @somebody: else's words",
  "created_at" : "Mon Sep 30 11:12:56 +0000 2019"
} ]