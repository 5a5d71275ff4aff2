/** Made from messages/en/write.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Move “{name}” */
    write_sort_handle(args: { name: string }): string;
    /** Drag to move. Or press Enter, choose a place with the arrow keys, and press Enter again. Escape leaves it where it was. */
    write_sort_help(): string;
    /** “{name}” is lifted: place {number, number} of {count, number} in {list}. Arrow keys choose a place, Enter puts it there, Escape leaves it. */
    write_sort_lifted(args: { name: string; number: number; count: number; list: string }): string;
    /** Place {number, number} of {count, number} in {list} */
    write_sort_place(args: { number: number; count: number; list: string }): string;
    /** “{name}” now has place {number, number} of {count, number} in {list}. */
    write_sort_moved(args: { name: string; number: number; count: number; list: string }): string;
    /** “{name}” stays where it was. */
    write_sort_left(args: { name: string }): string;
    /** You */
    write_you(): string;
    /** Sections */
    write_sections(): string;
    /** Contents */
    write_contents(): string;
    /** Profiles */
    write_profiles(): string;
    /** Profile */
    write_profile(): string;
    /** Untitled */
    write_untitled(): string;
    /** Untitled section */
    write_untitled_section(): string;
    /** New entry */
    write_new_entry(): string;
    /** Title of the section */
    write_section_title(): string;
    /** Nothing here yet. An empty section is not printed. */
    write_nothing_yet(): string;
    /** More for “{name}” */
    write_more(args: { name: string }): string;
    /** Move up */
    write_move_up(): string;
    /** Move down */
    write_move_down(): string;
    /** Move to… */
    write_move_to(): string;
    /** Moved “{name}” to {list}. */
    write_moved_into(args: { name: string; list: string }): string;
    /** Duplicate */
    write_duplicate(): string;
    /** Hide on the page */
    write_hide(): string;
    /** Show on the page */
    write_show(): string;
    /** Not on the page */
    write_hidden(): string;
    /** Hidden in this variant */
    write_hidden_here(): string;
    /** Remove */
    write_remove(): string;
    /** Removed “{name}”. */
    write_removed(args: { name: string }): string;
    /** Leave out of this variant */
    write_leave_out(): string;
    /** “{name}” is left out of this variant. */
    write_left_out(args: { name: string }): string;
    /** Rename */
    write_rename(): string;
    /** Begin on a new page */
    write_break(): string;
    /** No new page before it */
    write_no_break(): string;
    /** Add a section */
    write_add_section(): string;
    /** Often in a résumé like yours */
    write_sections_suggested(): string;
    /** Others */
    write_sections_others(): string;
    /** Your own */
    write_sections_own(): string;
    /** Titles with text */
    write_own_items(): string;
    /** Employers and roles */
    write_own_work(): string;
    /** Schools and courses */
    write_own_courses(): string;
    /** Groups of words */
    write_own_words(): string;
    /** Who you are, in two or three sentences */
    write_kind_summary(): string;
    /** Employers, roles, what you did there */
    write_kind_work(): string;
    /** Unpaid work that shows who you are */
    write_kind_volunteer(): string;
    /** Schools, degrees, training */
    write_kind_education(): string;
    /** Things you made or led */
    write_kind_projects(): string;
    /** Prizes and honours */
    write_kind_awards(): string;
    /** Licences and exams passed */
    write_kind_certificates(): string;
    /** Papers, articles, books, talks */
    write_kind_publications(): string;
    /** What you can do, in groups */
    write_kind_skills(): string;
    /** Which you speak, and how well */
    write_kind_languages(): string;
    /** What you do besides */
    write_kind_interests(): string;
    /** Who speaks for you */
    write_kind_references(): string;
    /** Add an employer */
    write_add_experience(): string;
    /** Add a school */
    write_add_education(): string;
    /** Add a project */
    write_add_project(): string;
    /** Add an award */
    write_add_award(): string;
    /** Add a certificate */
    write_add_certificate(): string;
    /** Add a publication */
    write_add_publication(): string;
    /** Add a skill */
    write_add_skill(): string;
    /** Add a language */
    write_add_language(): string;
    /** Add an interest */
    write_add_interest(): string;
    /** Add a reference */
    write_add_reference(): string;
    /** Add an item */
    write_add_item(): string;
    /** Another role here */
    write_add_role(): string;
    /** Add a profile */
    write_add_profile(): string;
    /** Roles at {employer} */
    write_roles_at(args: { employer: string }): string;
    /** {count, plural, one {# role} other {# roles}} */
    write_roles_count(args: { count: number }): string;
    /** Name */
    write_name(): string;
    /** Your name */
    write_name_example(): string;
    /** Headline */
    write_headline(): string;
    /** What you are, in a few words */
    write_headline_example(): string;
    /** E-mail */
    write_email(): string;
    /** Printed as it is. An e-mail address looks like name@example.com. */
    write_email_odd(): string;
    /** Telephone */
    write_phone(): string;
    /** +44 20 7946 0958 */
    write_phone_example(): string;
    /** Website */
    write_website(): string;
    /** Town */
    write_town(): string;
    /** Leeds */
    write_town_example(): string;
    /** Region */
    write_region(): string;
    /** West Yorkshire */
    write_region_example(): string;
    /** Country */
    write_country(): string;
    /** GB */
    write_country_example(): string;
    /** Street address */
    write_street_address(): string;
    /** Street */
    write_street(): string;
    /** Postal code */
    write_postal_code(): string;
    /** Site */
    write_network(): string;
    /** Your name there */
    write_username(): string;
    /** Link */
    write_link(): string;
    /** Printed as words: this is no web, e-mail or telephone address. */
    write_link_plain(): string;
    /** Dates */
    write_dates(): string;
    /** Mar 2021 – present */
    write_dates_example(): string;
    /** May 2023 */
    write_date_example(): string;
    /** Printed as you wrote it. Dates can be written like “Sep 2021 – present”, “09/21” or “2019”. */
    write_dates_words(): string;
    /** Since when? Write, say, “2021 – now”. */
    write_dates_no_start(): string;
    /** {dates}: the end comes before the start. */
    write_dates_end_first(args: { dates: string }): string;
    /** Choose months */
    write_dates_pick(): string;
    /** From */
    write_dates_from(): string;
    /** To */
    write_dates_to(): string;
    /** Until today */
    write_dates_present(): string;
    /** The year before */
    write_dates_year_before(): string;
    /** The year after */
    write_dates_year_after(): string;
    /** only the year */
    write_dates_year_only(): string;
    /** Place */
    write_place(): string;
    /** Leeds, UK */
    write_place_example(): string;
    /** Place, if different */
    write_place_other(): string;
    /** Employer */
    write_employer(): string;
    /** Northwind Clinic */
    write_employer_example(): string;
    /** What it is */
    write_about(): string;
    /** Community health centre, 120 staff */
    write_about_example(): string;
    /** Position */
    write_position(): string;
    /** Senior nurse */
    write_position_example(): string;
    /** What you did */
    write_deeds(): string;
    /** Led a team of six; cut waiting time by a third */
    write_deeds_example(): string;
    /** School or university */
    write_institution(): string;
    /** University of Porto */
    write_institution_example(): string;
    /** Degree */
    write_degree(): string;
    /** BSc */
    write_degree_example(): string;
    /** Subject */
    write_area(): string;
    /** Environmental Engineering */
    write_area_example(): string;
    /** Grade */
    write_score(): string;
    /** First class */
    write_score_example(): string;
    /** Courses */
    write_courses(): string;
    /** Hydrology, Statistics, GIS */
    write_courses_example(): string;
    /** Details */
    write_details(): string;
    /** A thesis, a prize, what you led */
    write_education_body_example(): string;
    /** Project */
    write_project(): string;
    /** Tide tables for small harbours */
    write_project_example(): string;
    /** Your part */
    write_part(): string;
    /** Lead developer */
    write_part_example(): string;
    /** For */
    write_for_whom(): string;
    /** Harbour Trust */
    write_for_whom_example(): string;
    /** Kind */
    write_kind(): string;
    /** Open source */
    write_kind_example(): string;
    /** Made with */
    write_made_with(): string;
    /** TypeScript, SQLite */
    write_made_with_example(): string;
    /** What came of it */
    write_outcome(): string;
    /** Cut the planning of a trip from an hour to a minute */
    write_outcome_example(): string;
    /** Award */
    write_award(): string;
    /** Nurse of the Year */
    write_award_example(): string;
    /** Given by */
    write_awarder(): string;
    /** Royal College of Nursing */
    write_awarder_example(): string;
    /** Why */
    write_why(): string;
    /** What it was given for */
    write_why_example(): string;
    /** Certificate */
    write_certificate(): string;
    /** AWS Solutions Architect */
    write_certificate_example(): string;
    /** Issued by */
    write_issuer(): string;
    /** Amazon Web Services */
    write_issuer_example(): string;
    /** Level, number, what it covers */
    write_certificate_body_example(): string;
    /** Title */
    write_publication(): string;
    /** Sediment transport in braided rivers */
    write_publication_example(): string;
    /** Authors */
    write_authors(): string;
    /** A. Sousa, B. Okafor */
    write_authors_example(): string;
    /** Published in */
    write_publisher(): string;
    /** Water Research 41(2) */
    write_publisher_example(): string;
    /** Note */
    write_note(): string;
    /** What it found, in a sentence */
    write_note_example(): string;
    /** Skill or group */
    write_skill(): string;
    /** Programming */
    write_skill_example(): string;
    /** Level */
    write_level(): string;
    /** Expert */
    write_level_example(): string;
    /** Which */
    write_which(): string;
    /** Go, Python, SQL */
    write_which_example(): string;
    /** Language */
    write_language(): string;
    /** Portuguese */
    write_language_example(): string;
    /** How well */
    write_fluency(): string;
    /** Native, or B2 */
    write_fluency_example(): string;
    /** Interest */
    write_interest(): string;
    /** Sailing */
    write_interest_example(): string;
    /** In particular */
    write_in_particular(): string;
    /** Dinghies, navigation */
    write_in_particular_example(): string;
    /** Who */
    write_referee(): string;
    /** Dr Ana Ribeiro, head of ward */
    write_referee_example(): string;
    /** What they say */
    write_they_say(): string;
    /** One or two of their sentences */
    write_they_say_example(): string;
    /** Title */
    write_title(): string;
    /** Mentor */
    write_title_example(): string;
    /** Where or what */
    write_subtitle(): string;
    /** Code Club */
    write_subtitle_example(): string;
    /** What you did and what came of it */
    write_item_body_example(): string;
    /** Words */
    write_words(): string;
    /** Two or three sentences: what you do, for whom, and the best proof of it. */
    write_summary_example(): string;
    /** A comma or Enter begins the next. */
    write_tags_how(): string;
    /** {name}: change */
    write_tag_edit(args: { name: string }): string;
    /** Remove {name} */
    write_tag_remove(args: { name: string }): string;
    /** Removed {name}. */
    write_tag_removed(args: { name: string }): string;
    /** Also in the opened file */
    write_other_values(): string;
    /** Remove {name} from the file */
    write_other_remove(args: { name: string }): string;
    /** Advice for this section */
    write_advice(): string;
    /** Two or three sentences at most: what you do, for whom, and one proof. Leave out what anybody could say of themselves. */
    write_advice_summary(): string;
    /** Nurse with nine years in emergency care; trained 40 colleagues in triage. */
    write_advice_summary_example(): string;
    /** Newest first. Begin each line with what you did, and end it with what came of it; a number says more than an adjective. Three to five lines for the newest role, fewer for older ones. */
    write_advice_work(): string;
    /** Rebuilt the rota with the ward; overtime fell by 22% in six months. */
    write_advice_work_example(): string;
    /** Write it as you write paid work: what you did and what came of it. It counts most where it shows a skill that the job asks for. */
    write_advice_volunteer(): string;
    /** Ran the Saturday food bank: 14 helpers, 200 families a week. */
    write_advice_volunteer_example(): string;
    /** Newest first: degree, subject, school, year. Grades and courses only while you have little work to show. */
    write_advice_education(): string;
    /** BSc Environmental Engineering, University of Porto, 2019 */
    write_advice_education_example(): string;
    /** Two or three that fit the job. Say what it does, what was yours in it, and who uses it; a link lets people look. */
    write_advice_projects(): string;
    /** Tide tables for small harbours: 3,000 sailors use it each month. */
    write_advice_projects_example(): string;
    /** Say who gave it, and of how many it was one: a name alone means little to strangers. */
    write_advice_awards(): string;
    /** Nurse of the Year, one of 3 among 1,200 */
    write_advice_awards_example(): string;
    /** The exact name, as a search would find it, who issued it, and until when it is valid. */
    write_advice_certificates(): string;
    /** AWS Solutions Architect – Associate, valid until 2027 */
    write_advice_certificates_example(): string;
    /** One citation style from end to end, newest first, authors in the printed order. Many? Choose the five that matter here. */
    write_advice_publications(): string;
    /** Sousa, A., Okafor, B. (2024). Braided rivers. Water Research 41, 2–19. */
    write_advice_publications_example(): string;
    /** Group them, and name only what you would be glad to be asked about. Use the words of the job posting where they are true. */
    write_advice_skills(): string;
    /** Data: SQL, Python, dbt */
    write_advice_skills_example(): string;
    /** Say how well in words that everyone reads alike: native, fluent, or a level from A1 to C2. */
    write_advice_languages(): string;
    /** Portuguese (native), English (C1) */
    write_advice_languages_example(): string;
    /** Only what is particular: a line that starts a conversation. “Reading, music, travel” can go. */
    write_advice_interests(): string;
    /** Dinghy sailing: crossed the Channel in 2023 */
    write_advice_interests_example(): string;
    /** Ask before you name anyone. Most employers ask for references later; leave the section out unless they are wanted now. */
    write_advice_references(): string;
    /** Dr Ana Ribeiro, head of ward, on request */
    write_advice_references_example(): string;
    /** A section of your own needs a title that a stranger understands at once. Put in it what has no place elsewhere and matters for this job. */
    write_advice_custom(): string;
    /** Talks: “Reading the harbour”, Coastal Days 2024, 300 listeners */
    write_advice_custom_example(): string;
    /** Moved to {list}. */
    write_text_moved(args: { list: string }): string;
  }
}
