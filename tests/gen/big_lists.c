/*
 * Large exports of lists of people: LinkedIn, address books, a customer list.
 * About one in six of the FRIENDS is a connection too, every other one is in
 * the address books.
 */
#include "big.h"

static void
put_company(uint32_t n)
{
	put("%s%s %u Ltd", syllable(n), syllable(n / 16), n);
}

static void
linkedin_messages(uint32_t connections)
{
	put("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
	    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n");
	for (uint32_t i = 0; i < connections / 10; i++) {
		uint32_t who = mix(i / 20) % connections * 6;
		struct name n = name_of(who);

		put("2-%08x==,,%s %s,https://www.linkedin.com/in/%s-%u," OWNER
		    ",https://www.linkedin.com/in/robinharper,",
		    who, n.given, n.family, n.family, who);
		put_time("%Y-%m-%d %H:%M:%S UTC,,\"",
		    start + 300000000 - (int64_t)i * 3600);
		put_words(i, put_plain);
		put("\",INBOX\n");
	}
	add_file("messages.csv");
}

/* And a tenth as many messages. */
void
big_linkedin(uint32_t connections)
{
	put("First Name,Last Name,URL,Email Address,Company,Position,"
	    "Connected On\n");
	for (uint32_t i = 0; i < connections; i++) {
		uint32_t company = mix(i * 31) % COMPANIES;
		struct name n = name_of(i * 6);

		put("%s,%s,https://www.linkedin.com/in/%s-%u,", n.given,
		    n.family, n.family, i * 6);
		if (i % 30 == 0)
			put("%s.%s@firm%u.example", n.given, n.family, company);
		put(",");
		put_company(company);
		put(",Head of %s,", word(i % 30));
		put_time("%d %b %Y\n", start + (int64_t)i * 9000);
	}
	add_file("Connections.csv");
	put("First Name,Last Name,Maiden Name,Address,Birth Date,Headline,"
	    "Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,"
	    "Instant Messengers\nRobin,Harper,,,,Support,,,,,,,\n");
	add_file("Profile.csv");
	put("Company Name,Title,Description,Location,Started On,Finished On\n"
	    "Tidewell Software,Support,,,Jan 2012,\n");
	add_file("Positions.csv");
	linkedin_messages(connections);
}

void
put_card(uint32_t number)
{
	struct name n = name_of(number * 2);

	put("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s %s\r\n"
	    "N:%s;%s;;;\r\nEMAIL;TYPE=INTERNET:%s.%s%u@mail.example\r\n"
	    "TEL;TYPE=CELL:+49 151 %07u\r\nORG:Firm %u\r\n"
	    "CATEGORIES:myContacts\r\nEND:VCARD\r\n",
	    n.given, n.family, n.family, n.given, n.given, n.family, number * 2,
	    1000000 + number, mix(number) % COMPANIES);
}

void
big_vcard(uint32_t cards)
{
	for (uint32_t i = 0; i < cards; i++)
		put_card(i);
	add_file("contacts.vcf");
}

/* Google's, since 2024. */
void
big_contacts_csv(uint32_t rows)
{
	put("First Name,Middle Name,Last Name,Phonetic First Name,"
	    "Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
	    "Nickname,File As,Organization Name,Organization Title,"
	    "Organization Department,Birthday,Notes,Photo,Labels,"
	    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
	    "Phone 1 - Value,Website 1 - Label,Website 1 - Value\n");
	for (uint32_t i = 0; i < rows; i++) {
		struct name n = name_of(i * 2);

		put("%s,,%s,,,,,,,,", n.given, n.family);
		put_company(mix(i) % COMPANIES);
		put(",%s,,,\"", word(i % 30));
		put_words(i, put_plain);
		put("\",,* myContacts ::: Friends,Home,%s.%s%u@mail.example,"
		    "Mobile,+49 151 %07u,,\n",
		    n.given, n.family, i * 2, 1000000 + i);
	}
	add_file("contacts.csv");
}

/* As programs that keep track of customers write it. */
void
big_members_csv(uint32_t rows)
{
	put("Account Name,First Name,Last Name,Email,Phone,Stage,"
	    "Last Activity\n");
	for (uint32_t i = 0; i < rows; i++) {
		struct name n = name_of(i * 3);

		put_company(i / 3);
		put(",%s,%s,%s.%s@firm%u.example,+1 415-555-%04u,%s,", n.given,
		    n.family, n.given, n.family, i / 3, 100 + i % 100,
		    i % 4 == 0 ? "lead" : "active");
		put_time("%Y-%m-%d\n", start + (int64_t)i * 7200);
	}
	add_file("customers.csv");
}
