window.YTD.direct_message.part0 = [ {
  "dmConversation" : {
    "conversationId" : "11-33",
    "messages" : [ {
      "messageCreate" : {
        "recipientId" : "11",
        "text" : "are you coming?",
        "mediaUrls" : [ ],
        "senderId" : "33",
        "id" : "2",
        "createdAt" : "2019-03-21T12:53:22.000Z"
      }
    }, {
      "messageCreate" : {
        "recipientId" : "33",
        "text" : "yes",
        "mediaUrls" : [ ],
        "senderId" : "11",
        "id" : "1",
        "createdAt" : "2019-03-21T12:50:22.000Z"
      }
    } ]
  }
} ]