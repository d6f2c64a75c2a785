var user_details =  {
  "screen_name" : "robinharper",
  "location" : "Bergen",
  "full_name" : "Robin Harper",
  "id" : "11",
  "created_at" : "2009-11-15 13:18:50 +0000"
}