window.YTD.account.part0 = [{"account":{"email":"olof@example.com","username":"olof_b","accountId":"11","createdAt":"2012-01-01T00:00:00.000Z","accountDisplayName":"Olof Berg"}}]
