/*
 * What the lexicons make of labels, job titles, chat titles and statements, as
 * people write them in each language: the groups that their words speak for,
 * and texts that say nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "plan/lexicon.h"
#include "words_fixture.h"

static const struct meaning {
	const char *text;
	unsigned groups; /* bits */
} relations[] = {
#define IS(group) (1u << GROUP_##group)
	/* en */
	{ "Bob plumber", IS(VENDORS) },
	{ "Auntie Jean", IS(FAMILY) },
	{ "Sis", IS(FAMILY) },
	{ "Old school friends", IS(FRIENDS) },
	{ "Clients 2019", IS(CLIENTS) },
	{ "Ex-colleagues", IS(FORMER_COWORKERS) },
	{ "Dr Patel dentist", IS(VENDORS) },
	{ "My boss", IS(MANAGERS) },
	{ "Josh Hayes piano teacher", IS(VENDORS) },
	{ "Locksmith Dan", IS(VENDORS) },
	{ "Kim physio", IS(VENDORS) },
	{ "Bank manager Sue", IS(VENDORS) },
	{ "Family dentist", IS(VENDORS) },
	{ "Lettings agent", IS(VENDORS) },
	{ "Tom childminder", IS(VENDORS) },
	{ "Our tax advisor", IS(VENDORS) },
	{ "Ben's mum", 0 },
	{ "Mum's friend Jo", 0 },
	{ "Mum's mobile", IS(FAMILY) },
	{ "School mums", 0 },
	{ "Ex-wife", 0 },
	{ "Family friend", IS(FRIENDS) },
	{ "Work wife", IS(COWORKERS) },
	{ "Student's mum", IS(CLIENTS) },
	{ "Old workplace", IS(FORMER_COWORKERS) },
	{ "Team leader", IS(MANAGERS) },
	{ "Thomas Whitfield", 0 },
	{ "Paris 2014", 0 },
	/* de */
	{ "Oma Grete", IS(FAMILY) },
	{ "Schwiegermama", IS(FAMILY) },
	{ "Karl Klempner", IS(VENDORS) },
	{ "Stammkunden", IS(CLIENTS) },
	{ "Kollegen Büro", IS(COWORKERS) },
	{ "Nachbarn", IS(FRIENDS) },
	{ "Hausverwaltung", IS(VENDORS) },
	{ "Ehemalige Kollegen", IS(FORMER_COWORKERS) },
	{ "Lea Klavierlehrerin", IS(VENDORS) },
	{ "Hausmeister", IS(VENDORS) },
	{ "Frau Krüger Nachhilfe", IS(VENDORS) },
	{ "Heizung Notdienst", IS(VENDORS) },
	{ "Kinderärztin", IS(VENDORS) },
	{ "Versicherungsmakler", IS(VENDORS) },
	{ "Malerbetrieb Huber", IS(VENDORS) },
	{ "Mama von Leon", 0 },
	{ "Eltern Kita", 0 },
	{ "Ex-Mann", 0 },
	{ "Freunde der Familie", IS(FRIENDS) },
	{ "Schwiegermutti", IS(FAMILY) },
	{ "Klavierschülerin", IS(CLIENTS) },
	{ "Stationsleitung", IS(MANAGERS) },
	{ "Alte Arbeit", IS(FORMER_COWORKERS) },
	{ "Thomas Weber", 0 },
	{ "Sommer 2012", 0 },
	/* fr */
	{ "Mamie Lucette", IS(FAMILY) },
	{ "Belle-mère", IS(FAMILY) },
	{ "Luc plombier", IS(VENDORS) },
	{ "Clients fidèles", IS(CLIENTS) },
	{ "Collègues", IS(COWORKERS) },
	{ "Copains de fac", IS(FRIENDS) },
	{ "Anciens collègues", IS(FORMER_COWORKERS) },
	{ "Mon chef", IS(MANAGERS) },
	{ "Léa prof de piano", IS(VENDORS) },
	{ "Femme de ménage", IS(VENDORS) },
	{ "Médecin de famille", IS(VENDORS) },
	{ "Kevin chauffagiste", IS(VENDORS) },
	{ "Nounou de ma fille", IS(VENDORS) },
	{ "Infirmière de maman", IS(VENDORS) },
	{ "Agence immobilière", IS(VENDORS) },
	{ "Conseillère bancaire", IS(VENDORS) },
	{ "Salon de coiffure", IS(VENDORS) },
	{ "Maman de Léo", 0 },
	{ "Ex-mari", 0 },
	{ "Amis de la famille", IS(FRIENDS) },
	{ "Amici di famiglia", IS(FRIENDS) },
	{ "Grupo da família", IS(FAMILY) },
	{ "Parents d'élèves", IS(CLIENTS) },
	{ "Stagiaire", IS(COWORKERS) },
	{ "Ancien travail", IS(FORMER_COWORKERS) },
	{ "Proviseure", IS(MANAGERS) },
	{ "Claire Fontaine", 0 },
	{ "Bretagne 2015", 0 },
	/* es */
	{ "Abuela Carmen", IS(FAMILY) },
	{ "Mi cuñado", IS(FAMILY) },
	{ "Paco fontanero", IS(VENDORS) },
	{ "Clientes", IS(CLIENTS) },
	{ "Compañeros de trabajo", IS(COWORKERS) },
	{ "Amigos del cole", IS(FRIENDS) },
	{ "Antiguos compañeros", IS(FORMER_COWORKERS) },
	{ "Mi jefa", IS(MANAGERS) },
	{ "Marta profe de inglés", IS(VENDORS) },
	{ "Señora de la limpieza", IS(VENDORS) },
	{ "Luis cerrajero", IS(VENDORS) },
	{ "Cuidadora de mamá", IS(VENDORS) },
	{ "Fisio", IS(VENDORS) },
	{ "Director del banco", IS(VENDORS) },
	{ "Agente inmobiliaria", IS(VENDORS) },
	{ "Plomero", IS(VENDORS) },
	{ "Mamá de Lucas", 0 },
	{ "Ex marido", 0 },
	{ "Casa de mamá", IS(FAMILY) },
	{ "Madre de alumno", IS(CLIENTS) },
	{ "Ana oficina", IS(COWORKERS) },
	{ "Amigas del trabajo", IS(COWORKERS) },
	{ "Trabajo anterior", IS(FORMER_COWORKERS) },
	{ "Coordinadora", IS(MANAGERS) },
	{ "Lucía Romero", 0 },
	{ "Verano 2016", 0 },
	/* it */
	{ "Zia Pina", IS(FAMILY) },
	{ "Suocera", IS(FAMILY) },
	{ "Gino idraulico", IS(VENDORS) },
	{ "Clienti", IS(CLIENTS) },
	{ "Colleghi", IS(COWORKERS) },
	{ "Amici del mare", IS(FRIENDS) },
	{ "Ex colleghi", IS(FORMER_COWORKERS) },
	{ "Il capo", IS(MANAGERS) },
	{ "Sara insegnante di pianoforte", IS(VENDORS) },
	{ "Donna delle pulizie", IS(VENDORS) },
	{ "Medico di famiglia", IS(VENDORS) },
	{ "Badante nonna", IS(VENDORS) },
	{ "Gommista", IS(VENDORS) },
	{ "Direttore di banca", IS(VENDORS) },
	{ "Amministratore condominio", IS(VENDORS) },
	{ "Fisioterapista", IS(VENDORS) },
	{ "Mamma di Leo", 0 },
	{ "Ex moglie", 0 },
	{ "Mamma lavoro", IS(FAMILY) },
	{ "Mamma alunno", IS(CLIENTS) },
	{ "Amici di lavoro", IS(COWORKERS) },
	{ "Vecchio ufficio", IS(FORMER_COWORKERS) },
	{ "Caporeparto", IS(MANAGERS) },
	{ "Giulia Ferri", 0 },
	{ "Sardegna 2011", 0 },
	/* pl */
	{ "Babcia Hania", IS(FAMILY) },
	{ "Teściowa", IS(FAMILY) },
	{ "Marek hydraulik", IS(VENDORS) },
	{ "Klienci", IS(CLIENTS) },
	{ "Koleżanka z pracy", IS(COWORKERS) },
	{ "Sąsiadka", IS(FRIENDS) },
	{ "Byli współpracownicy", IS(FORMER_COWORKERS) },
	{ "Szefowa", IS(MANAGERS) },
	{ "Ola nauczycielka angielskiego", IS(VENDORS) },
	{ "Pani sprzątająca", IS(VENDORS) },
	{ "Złota rączka", IS(VENDORS) },
	{ "Lekarz rodzinny", IS(VENDORS) },
	{ "Biuro rachunkowe", IS(VENDORS) },
	{ "Kierownik banku", IS(VENDORS) },
	{ "Zespół weselny", IS(VENDORS) },
	{ "Opiekunka do dziecka", IS(VENDORS) },
	{ "Mama koleżanki", 0 },
	{ "Była żona", 0 },
	{ "Mama praca", IS(FAMILY) },
	{ "Mama ucznia", IS(CLIENTS) },
	{ "Kasia z pracy", IS(COWORKERS) },
	{ "Znajomi z pracy", IS(COWORKERS) },
	{ "Kasia z poprzedniej pracy", IS(FORMER_COWORKERS) },
	{ "Oddziałowa", IS(MANAGERS) },
	{ "Anna Lis", 0 },
	{ "Mazury 2013", 0 },
	/* nl */
	{ "Opa Henk", IS(FAMILY) },
	{ "Schoonmoeder", IS(FAMILY) },
	{ "Piet loodgieter", IS(VENDORS) },
	{ "Klanten", IS(CLIENTS) },
	{ "Collega's", IS(COWORKERS) },
	{ "Buurvrouw", IS(FRIENDS) },
	{ "Oud-collega's", IS(FORMER_COWORKERS) },
	{ "Mijn baas", IS(MANAGERS) },
	{ "Bas pianoleraar", IS(VENDORS) },
	{ "Klusjesman", IS(VENDORS) },
	{ "Schoonmaakster", IS(VENDORS) },
	{ "CV-monteur", IS(VENDORS) },
	{ "Verloskundige", IS(VENDORS) },
	{ "Hypotheekadviseur", IS(VENDORS) },
	{ "Huisbaas", IS(VENDORS) },
	{ "Juf Tess", IS(VENDORS) },
	{ "Mama van Sem", 0 },
	{ "Ex-man", 0 },
	{ "Vrienden van de familie", IS(FRIENDS) },
	{ "Mama werk", IS(FAMILY) },
	{ "Moeder van leerling", IS(CLIENTS) },
	{ "Werkvrienden", IS(COWORKERS) },
	{ "Oude baan", IS(FORMER_COWORKERS) },
	{ "Ploegleider", IS(MANAGERS) },
	{ "Sanne Visser", 0 },
	{ "Texel 2017", 0 },
	/* pt */
	{ "Vovó Lurdes", IS(FAMILY) },
	{ "Minha sogra", IS(FAMILY) },
	{ "João encanador", IS(VENDORS) },
	{ "Clientes antigos", IS(CLIENTS) },
	{ "Colegas de trabalho", IS(COWORKERS) },
	{ "Amigos da escola", IS(FRIENDS) },
	{ "Ex-colegas", IS(FORMER_COWORKERS) },
	{ "Meu chefe", IS(MANAGERS) },
	{ "Rita professora de inglês", IS(VENDORS) },
	{ "Faxineira", IS(VENDORS) },
	{ "Zé marido de aluguel", IS(VENDORS) },
	{ "Médico de família", IS(VENDORS) },
	{ "Cuidadora da avó", IS(VENDORS) },
	{ "Gerente do banco", IS(VENDORS) },
	{ "Corretor de imóveis", IS(VENDORS) },
	{ "Tio da van", IS(VENDORS) },
	{ "Mãe do Pedro", 0 },
	{ "Ex-marido", 0 },
	{ "Mãe celular", IS(FAMILY) },
	{ "Mãe de aluna", IS(CLIENTS) },
	{ "Ana do serviço", IS(COWORKERS) },
	{ "Antigo emprego", IS(FORMER_COWORKERS) },
	{ "Encarregada", IS(MANAGERS) },
	{ "Beatriz Moreira", 0 },
	{ "Bahia 2010", 0 },
	/* Of business, as likely as not. */
	{ "Partner", 0 },
	{ "I love Lisbon", 0 },
	{ "Familienrecht", IS(COWORKERS) },
};

static const struct meaning titles[] = {
	/* en */
	{ "Head of Support", IS(MANAGERS) },
	{ "Key Account Executive", IS(VENDORS) },
	{ "Senior Procurement Specialist", IS(CLIENTS) },
	{ "Partner at a venture capital fund", IS(MANAGERS) | IS(INVESTORS) },
	{ "Technical Recruiter", IS(INDUSTRY) },
	{ "Partner, Advisory", IS(MANAGERS) },
	{ "Managing Partner", IS(MANAGERS) },
	{ "Deputy Head", IS(MANAGERS) },
	{ "Matron", IS(MANAGERS) },
	{ "Shift leader", IS(MANAGERS) },
	{ "Clinical lead", IS(MANAGERS) },
	{ "Sous chef", IS(MANAGERS) },
	{ "Head of IT", IS(MANAGERS) | IS(CLIENTS) },
	{ "Head Office Accountant", 0 },
	{ "HR Business Partner", 0 },
	{ "Senior Product Manager", 0 },
	{ "Project Manager", 0 },
	{ "Product Owner", 0 },
	{ "Key Account Manager", IS(VENDORS) },
	{ "Strategic Partner Manager", IS(VENDORS) },
	{ "Community Manager", IS(INDUSTRY) },
	{ "Scrum Master", 0 },
	{ "Lead Generation", 0 },
	{ "Principal Engineer", 0 },
	{ "Assistant to the CEO", 0 },
	{ "Investor Relations", 0 },
	{ "Angel investor", IS(INVESTORS) },
	{ "Pastry chef", 0 },
	{ "Marketing Manager", IS(MANAGERS) },
	{ "Software Engineer", 0 },
	{ "Nurse", 0 },
	/* de */
	{ "Teamleiterin Logistik", IS(MANAGERS) },
	{ "Vertriebsmitarbeiter", IS(VENDORS) },
	{ "Strategischer Einkäufer", IS(CLIENTS) },
	{ "Beteiligungsmanagerin", IS(INVESTORS) },
	{ "Personalberater", IS(INDUSTRY) },
	{ "Krankenpfleger", 0 },
	{ "Mitglied der Direktion", IS(MANAGERS) },
	{ "Stellv. Leitung", IS(MANAGERS) },
	{ "Geschäftsführende Gesellschafterin", IS(MANAGERS) },
	{ "Küchenchef", IS(MANAGERS) },
	{ "Sachgebietsleiterin", IS(MANAGERS) },
	{ "Leitende Oberärztin", IS(MANAGERS) },
	{ "Amtsleitung", IS(MANAGERS) },
	{ "Vertriebsleiterin", IS(MANAGERS) | IS(VENDORS) },
	{ "Einkaufsleiter", IS(MANAGERS) | IS(CLIENTS) },
	{ "Projektleiter", 0 },
	{ "Projekt-Leiterin", 0 },
	{ "Produktmanagerin", 0 },
	{ "Produkt-Managerin", 0 },
	{ "HR Business Partnerin", 0 },
	{ "Assistentin der Geschäftsleitung", 0 },
	{ "Vertriebler", IS(VENDORS) },
	{ "Sachbearbeiterin", 0 },
	/* fr */
	{ "Directrice des opérations", IS(MANAGERS) },
	{ "Technico-commercial", IS(VENDORS) },
	{ "Acheteuse senior", IS(CLIENTS) },
	{ "Capital-risque", IS(INVESTORS) },
	{ "Chargée de recrutement", IS(INDUSTRY) },
	{ "Infirmière", 0 },
	{ "Avocat associé", IS(MANAGERS) },
	{ "Cheffe de service", IS(MANAGERS) },
	{ "Chef de cuisine", IS(MANAGERS) },
	{ "DRH", IS(MANAGERS) },
	{ "Proviseure", IS(MANAGERS) },
	{ "Professeur associé", 0 },
	{ "Chef de projet digital", 0 },
	{ "Cheffe de produit", 0 },
	{ "Responsable de projet", 0 },
	{ "Assistante de direction", 0 },
	{ "Directrice artistique", 0 },
	{ "Chargée d'investissement", IS(INVESTORS) },
	{ "Responsable achats", IS(MANAGERS) | IS(CLIENTS) },
	{ "Développeur web", 0 },
	/* es */
	{ "Directora de operaciones", IS(MANAGERS) },
	{ "Comercial de zona", IS(VENDORS) },
	{ "Responsable de compras", IS(MANAGERS) | IS(CLIENTS) },
	{ "Inversor", IS(INVESTORS) },
	{ "Reclutadora", IS(INDUSTRY) },
	{ "Enfermera", 0 },
	{ "Socia directora", IS(MANAGERS) },
	{ "Jefa de estudios", IS(MANAGERS) },
	{ "Capataz", IS(MANAGERS) },
	{ "Supervisora de enfermería", IS(MANAGERS) },
	{ "Jefe de proyecto", 0 },
	{ "Jefa de producto", 0 },
	{ "Gerente de proyectos", 0 },
	{ "Técnico socio-sanitario", 0 },
	{ "Secretaria de dirección", 0 },
	{ "Director de arte", 0 },
	{ "Ventas al por mayor", IS(VENDORS) },
	{ "Jefe de compras", IS(MANAGERS) | IS(CLIENTS) },
	{ "Ingeniero de software", 0 },
	/* it */
	{ "Direttore generale", IS(MANAGERS) },
	{ "Agente di commercio", IS(VENDORS) },
	{ "Ufficio acquisti", IS(CLIENTS) },
	{ "Investitore", IS(INVESTORS) },
	{ "Giornalista", IS(INDUSTRY) },
	{ "Infermiera", 0 },
	{ "Socio fondatore", IS(MANAGERS) },
	{ "Dirigente scolastica", IS(MANAGERS) },
	{ "Primario", IS(MANAGERS) },
	{ "Caporeparto", IS(MANAGERS) },
	{ "Operatore socio-sanitario", 0 },
	{ "Dirigente medico", 0 },
	{ "Capo progetto", 0 },
	{ "Responsabile di prodotto", 0 },
	{ "Segretaria di direzione", 0 },
	{ "Responsabile vendite", IS(MANAGERS) | IS(VENDORS) },
	{ "Ingegnere", 0 },
	/* pl */
	{ "Kierownik zespołu", IS(MANAGERS) },
	{ "Przedstawiciel handlowy", IS(VENDORS) },
	{ "Specjalistka ds. zakupów", IS(CLIENTS) },
	{ "Inwestor", IS(INVESTORS) },
	{ "Rekruterka", IS(INDUSTRY) },
	{ "Pielęgniarka", 0 },
	{ "Zastępca kierownika", IS(MANAGERS) },
	{ "Szefowa kuchni", IS(MANAGERS) },
	{ "Wspólnik", IS(MANAGERS) },
	{ "Pielęgniarka oddziałowa", IS(MANAGERS) },
	{ "Naczelniczka wydziału", IS(MANAGERS) },
	{ "Kierownik projektu", 0 },
	{ "Menedżer produktu", 0 },
	{ "Doradca klienta", IS(VENDORS) },
	{ "Anioł biznesu", IS(INVESTORS) },
	{ "Programista", 0 },
	/* nl */
	{ "Directeur operaties", IS(MANAGERS) },
	{ "Verkoper buitendienst", IS(VENDORS) },
	{ "Inkoper", IS(CLIENTS) },
	{ "Investeerder", IS(INVESTORS) },
	{ "Journaliste", IS(INDUSTRY) },
	{ "Verpleegkundige", 0 },
	{ "Vennoot", IS(MANAGERS) },
	{ "Leidinggevende", IS(MANAGERS) },
	{ "Hoofdverpleegkundige", IS(MANAGERS) },
	{ "Vestigingsmanager", IS(MANAGERS) },
	{ "Plaatsvervangend hoofd", IS(MANAGERS) },
	{ "Projectleider", 0 },
	{ "Project leider", 0 },
	{ "Projectmanager", 0 },
	{ "Hoofd inkoop", IS(MANAGERS) | IS(CLIENTS) },
	{ "Verkoopadviseur", IS(VENDORS) },
	{ "Leraar", 0 },
	/* pt */
	{ "Gerente de loja", IS(MANAGERS) },
	{ "Vendedora externa", IS(VENDORS) },
	{ "Comprador sênior", IS(CLIENTS) },
	{ "Investidor-anjo", IS(INVESTORS) },
	{ "Recrutadora", IS(INDUSTRY) },
	{ "Enfermeira", 0 },
	{ "Sócia", IS(MANAGERS) },
	{ "Encarregado de obra", IS(MANAGERS) },
	{ "Responsável de loja", IS(MANAGERS) },
	{ "Enfermeira-chefe", IS(MANAGERS) },
	{ "Gerente de projetos", 0 },
	{ "Gestora de produto", 0 },
	{ "Gerente de contas", IS(VENDORS) },
	{ "Assistente da diretoria", 0 },
	{ "Diretora de TI", IS(MANAGERS) | IS(CLIENTS) },
	{ "Engenheiro civil", 0 },
};

static const struct meaning threads[] = {
	/* en */
	{ "The Millers family", IS(FAMILY) },
	{ "Hen party crew", IS(FRIENDS) },
	{ "Project Falcon", IS(COWORKERS) },
	{ "Customer rollout", IS(CLIENTS) },
	{ "Trade show 2019", IS(INDUSTRY) },
	{ "Anna, Bo and Cy", 0 },
	{ "Blue", 0 },
	/* de */
	{ "Familienurlaub", IS(FAMILY) },
	{ "Grillabend", IS(FRIENDS) },
	{ "Dienstplan Station 3", IS(COWORKERS) },
	{ "Anwendertreffen", IS(CLIENTS) },
	{ "Fachgruppe Statistik", IS(INDUSTRY) },
	{ "Anna, Jan und Uwe", 0 },
	{ "Blau", 0 },
	/* Whose? */
	{ "Eltern 4a", 0 },
	{ "Padres 3B", 0 },
	{ "Abigail", 0 },
	/* The family of others. */
	{ "Family office", IS(INVESTORS) },
	{ "Family medicine rota", IS(COWORKERS) },
	{ "Familienzentrum", IS(COWORKERS) },
	{ "Saúde da Família", IS(COWORKERS) },
	{ "Medicina di famiglia", IS(COWORKERS) },
	{ "Famille d'accueil", IS(COWORKERS) },
	/* fr */
	{ "Famille Dupont", IS(FAMILY) },
	{ "Soirée jeux de société", IS(FRIENDS) },
	{ "Planning équipe", IS(COWORKERS) },
	{ "Formation clients", IS(CLIENTS) },
	{ "Réseau des bibliothèques", IS(INDUSTRY) },
	{ "Anna, Luc et Zoé", 0 },
	{ "Bleu", 0 },
	/* es */
	{ "Familia García", IS(FAMILY) },
	{ "Fiesta de cumpleaños", IS(FRIENDS) },
	{ "Turnos de trabajo", IS(COWORKERS) },
	{ "Clientes piloto", IS(CLIENTS) },
	{ "Congreso 2018", IS(INDUSTRY) },
	{ "Ana, Luis y Eva", 0 },
	{ "Azul", 0 },
	/* it */
	{ "Famiglia Bianchi", IS(FAMILY) },
	{ "Calcetto del giovedì", IS(FRIENDS) },
	{ "Turni reparto", IS(COWORKERS) },
	{ "Formazione clienti", IS(CLIENTS) },
	{ "Fiera di Milano", IS(INDUSTRY) },
	{ "Anna, Luca e Sara", 0 },
	{ "Blu", 0 },
	/* pl */
	{ "Rodzina Nowak", IS(FAMILY) },
	{ "Urodziny Kasi", IS(FRIENDS) },
	{ "Grafik pracy", IS(COWORKERS) },
	{ "Szkolenie klientów", IS(CLIENTS) },
	{ "Konferencja 2017", IS(INDUSTRY) },
	{ "Ania, Jan i Ewa", 0 },
	{ "Niebieski", 0 },
	/* nl */
	{ "Familie Jansen", IS(FAMILY) },
	{ "Verjaardag Bram", IS(FRIENDS) },
	{ "Rooster team 2", IS(COWORKERS) },
	{ "Training klanten", IS(CLIENTS) },
	{ "Beurs Utrecht", IS(INDUSTRY) },
	{ "Anna, Bas en Eva", 0 },
	{ "Blauw", 0 },
	/* pt */
	{ "Família Souza", IS(FAMILY) },
	{ "Churrasco de domingo", IS(FRIENDS) },
	{ "Escala do plantão", IS(COWORKERS) },
	{ "Treinamento de clientes", IS(CLIENTS) },
	{ "Congresso 2015", IS(INDUSTRY) },
	{ "Ana, Luís e Eva", 0 },
	{ "Azulejo", 0 },
};

static const struct meaning statements[] = {
	/* en */
	{ "I was a client of hers for years", IS(CLIENTS) },
	{ "She was my customer at the bank", IS(VENDORS) },
	{ "He reported to me", IS(MANAGERS) },
	{ "We worked together at the mill", IS(COWORKERS) },
	{ "An opportunity that fits your profile", IS(INDUSTRY) },
	{ "We grew up together", IS(FRIENDS) },
	{ "I'd like to add you", 0 },
	/* de */
	{ "Sie betreute uns hervorragend", IS(CLIENTS) },
	{ "Er war mein Kunde", IS(VENDORS) },
	{ "Er war mir unterstellt", IS(MANAGERS) },
	{ "Wir haben zusammengearbeitet", IS(COWORKERS) },
	{ "Eine Stelle, die zu Ihnen passt", IS(INDUSTRY) },
	{ "Lange nicht gesehen!", IS(FRIENDS) },
	{ "Ich freue mich auf den Austausch", 0 },
	/* fr */
	{ "Notre interlocutrice pendant deux ans", IS(CLIENTS) },
	{ "C'était mon client", IS(VENDORS) },
	{ "Je l'ai managé deux ans", IS(MANAGERS) },
	{ "Nous avons travaillé ensemble", IS(COWORKERS) },
	{ "Un poste qui correspond à votre profil", IS(INDUSTRY) },
	{ "Une amie d'enfance", IS(FRIENDS) },
	{ "Au plaisir d'échanger", 0 },
	/* es */
	{ "Fue nuestro proveedor", IS(CLIENTS) },
	{ "Era mi cliente", IS(VENDORS) },
	{ "Estuvo en mi equipo", IS(MANAGERS) },
	{ "Trabajamos juntos", IS(COWORKERS) },
	{ "Una oferta para su perfil", IS(INDUSTRY) },
	{ "Fuimos juntos al colegio", IS(FRIENDS) },
	{ "Un saludo", 0 },
	/* it */
	{ "È stata la nostra referente", IS(CLIENTS) },
	{ "Era mio cliente", IS(VENDORS) },
	{ "Era nel mio team", IS(MANAGERS) },
	{ "Abbiamo lavorato insieme", IS(COWORKERS) },
	{ "Un'opportunità per il suo profilo", IS(INDUSTRY) },
	{ "Amico d'infanzia", IS(FRIENDS) },
	{ "Un saluto", 0 },
	/* pl */
	{ "Jako klient polecam", IS(CLIENTS) },
	{ "Był w moim zespole", IS(MANAGERS) },
	{ "Pracowaliśmy razem", IS(COWORKERS) },
	{ "Oferta pracy dla pana", IS(INDUSTRY) },
	{ "Znamy się ze szkoły", IS(FRIENDS) },
	{ "Pozdrawiam", 0 },
	/* nl */
	{ "Als klant zeer tevreden", IS(CLIENTS) },
	{ "Zat in mijn team", IS(MANAGERS) },
	{ "We hebben samengewerkt", IS(COWORKERS) },
	{ "Een vacature die bij u past", IS(INDUSTRY) },
	{ "Samen op school gezeten", IS(FRIENDS) },
	{ "Met groet", 0 },
	/* pt */
	{ "Como cliente, recomendo", IS(CLIENTS) },
	{ "Foi meu cliente", IS(VENDORS) },
	{ "Trabalhou na minha equipe", IS(MANAGERS) },
	{ "Trabalhamos juntos", IS(COWORKERS) },
	{ "Uma vaga para o seu perfil", IS(INDUSTRY) },
	{ "Amigos de infância", IS(FRIENDS) },
	{ "Um abraço", 0 },
};

/* Providers of private people, by country; and domains of companies. */
static const char *const free_mails[] = { "gmail.com", "icloud.com",
	"proton.me", "privaterelay.appleid.com", "yahoo.co.uk",
	"btinternet.com", "sky.com", "eircom.net", "comcast.net", "verizon.net",
	"rr.com", "bigpond.net.au", "xtra.co.nz", "GMX.de", "web.de",
	"t-online.de", "freenet.de", "gmx.at", "aon.at", "bluewin.ch",
	"orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "hotmail.es",
	"movistar.es", "yahoo.com.mx", "fibertel.com.ar", "libero.it",
	"virgilio.it", "tiscali.it", "wp.pl", "o2.pl", "onet.pl", "interia.pl",
	"ziggo.nl", "kpnmail.nl", "xs4all.nl", "planet.nl", "skynet.be",
	"telenet.be", "sapo.pt", "netcabo.pt", "uol.com.br", "terra.com.br",
	"bol.com.br", "outlook.com.br", "live.com.pt", "hotmail.se", "mail.ru",
	"ukr.net", "seznam.cz", "naver.com", "qq.com", "rediffmail.com" };
static const char *const other_mails[] = { "northwind.example", "gmail.example",
	"orange-bikes.example", "mail.northwind.example", "yahoo.example" };

static void
add_group(void *ctx, const struct word *w)
{
	*(unsigned *)ctx |= 1u << w->group;
}

static void
check(enum lexicon_kind kind, const struct meaning *v, size_t n)
{
	struct arena *a = arena_make("a test");
	struct lexicon *l = lexicon_shipped(a, kind);
	unsigned faults = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned got = 0;

		lexicon_scan(l, kind, a, str_of(v[i].text), add_group, &got);
		if (got == v[i].groups)
			continue;
		print_error("%s: %x, not %x\n", v[i].text, got, v[i].groups);
		faults++;
	}
	arena_free(a);
	assert_int_equal(faults, 0);
}

#define MEANINGS(name, kind)                                         \
	static void test_##name(void **state)                        \
	{                                                            \
		(void)state;                                         \
		check(kind, name, sizeof(name) / sizeof((name)[0])); \
	}

MEANINGS(relations, LEX_RELATION)
MEANINGS(titles, LEX_TITLE)
MEANINGS(threads, LEX_THREAD)
MEANINGS(statements, LEX_STATEMENT)

static void
test_free_mail(void **state)
{
	struct arena *a = arena_make("a test");
	struct lexicon *l = lexicon_shipped(a, LEX_FREEMAIL);

	(void)state;
	for (size_t i = 0; i < sizeof(free_mails) / sizeof(free_mails[0]); i++)
		if (lexicon_word(l, LEX_FREEMAIL, a, str_of(free_mails[i])) ==
		    NULL)
			fail_msg("%s is missing", free_mails[i]);
	for (size_t i = 0; i < sizeof(other_mails) / sizeof(other_mails[0]);
	     i++)
		assert_null(
		    lexicon_word(l, LEX_FREEMAIL, a, str_of(other_mails[i])));
	arena_free(a);
}

/* One of each country's forms at least, and no word that names have. */
static void
test_legal_forms(void **state)
{
	static const char *const forms[] = { "Ltd", "Inc", "LLC", "PLC", "GmbH",
		"AG", "KG", "SARL", "SAS", "SL", "SA", "SpA", "Srl", "spzoo",
		"BV", "NV", "Lda", "Ltda" };
	static const char *const others[] = { "Traders", "Software", "Smith",
		"Weber", "Garage", "Press" };
	struct arena *a = arena_make("a test");
	struct lexicon *l = lexicon_shipped(a, LEX_LEGAL);

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (lexicon_word(l, LEX_LEGAL, a, str_of(forms[i])) == NULL)
			fail_msg("%s is missing", forms[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_null(lexicon_word(l, LEX_LEGAL, a, str_of(others[i])));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_relations),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_threads),
		cmocka_unit_test(test_statements),
		cmocka_unit_test(test_free_mail),
		cmocka_unit_test(test_legal_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
