window.YTD.direct_messages_group.part0 = [ { "dmConversation" : { "conversationId" : "7", "messages" : [
  { "messageCreate" : { "senderId" : "44", "text" : "all aboard", "createdAt" : "2024-03-20T12:53:22.000Z" } },
  { "conversationNameUpdate" : { "initiatingUserId" : "44", "name" : "Rowing club", "createdAt" : "2024-03-20T12:50:22.000Z" } },
  { "joinConversation" : { "initiatingUserId" : "44", "participantsSnapshot" : [ "11", "44", "55" ], "createdAt" : "2024-03-20T12:49:22.000Z" } } ] } } ]