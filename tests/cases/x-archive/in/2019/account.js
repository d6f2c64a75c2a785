window.YTD.account.part0 = [ {
  "account" : {
    "phoneNumber" : "+15555550100",
    "email" : "robin@mail.example",
    "createdVia" : "web",
    "username" : "robinharper",
    "accountId" : "11",
    "createdAt" : "2009-11-15T13:18:50.000Z",
    "accountDisplayName" : "Robin Harper"
  }
} ]