Grailbird.data.tweets_2016_02 = 
 [ {
  "source" : "web",
  "entities" : {
    "user_mentions" : [ {
      "name" : "Dora Ek",
      "screen_name" : "doraek",
      "indices" : [ 0, 7 ],
      "id_str" : "44",
      "id" : 44
    } ]
  },
  "id_str" : "9",
  "text" : "@doraek the old days",
  "created_at" : "2016-02-29 21:06:33 +0000"
} ]