/** Made from messages/en/start.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** What are you writing? */
    start_question(): string;
    /** Choose what is nearest to you and write over it. Everything stays on this device; there is no account. */
    start_lead(): string;
    /** Start empty */
    start_empty(): string;
    /** Open a file */
    start_open(): string;
    /** JSON Resume, Peersume files and backups open here. You can also drop them anywhere. */
    start_open_hint(): string;
    /** Begin from your situation */
    start_situations(): string;
    /** Begin from an example */
    start_examples(): string;
    /** Finished résumés from many jobs. Take one and make it yours. */
    start_examples_hint(): string;
    /** Language and appearance */
    start_settings(): string;
    /** Student */
    start_career_student(): string;
    /** You are still studying and look for an internship, a student job or a scholarship. */
    start_career_student_words(): string;
    /** Graduate */
    start_career_fresher(): string;
    /** You have just graduated and look for your first full-time post. */
    start_career_fresher_words(): string;
    /** Software developer */
    start_career_developer(): string;
    /** You write software and can point at what it does for people. */
    start_career_developer_words(): string;
    /** IT professional */
    start_career_it(): string;
    /** You run systems, networks or support, and things stay up because of you. */
    start_career_it_words(): string;
    /** Experienced professional */
    start_career_experienced(): string;
    /** You have worked in your field for years and look for the next step. */
    start_career_experienced_words(): string;
    /** Manager or executive */
    start_career_manager(): string;
    /** You answer for people, money and results. */
    start_career_manager_words(): string;
    /** Academic */
    start_career_academic(): string;
    /** You research and teach, and a committee will read every line. */
    start_career_academic_words(): string;
    /** Career changer */
    start_career_changer(): string;
    /** You know one kind of work well and are moving to another. */
    start_career_changer_words(): string;
    /** Nurse */
    start_job_nurse(): string;
    /** Product manager */
    start_job_product(): string;
    /** Teacher */
    start_job_teacher(): string;
    /** Electrician */
    start_job_electrician(): string;
    /** Designer */
    start_job_designer(): string;
    /** Accountant */
    start_job_accountant(): string;
    /** Data analyst */
    start_job_data(): string;
    /** Sales */
    start_job_sales(): string;
    /** Chef */
    start_job_chef(): string;
    /** Civil engineer */
    start_job_civil(): string;
    /** Human resources */
    start_job_hr(): string;
    /** Marketing */
    start_job_marketing(): string;
    /** Researcher */
    start_job_researcher(): string;
    /** Customer support */
    start_job_support(): string;
    /** Paralegal */
    start_job_paralegal(): string;
    /** Logistics */
    start_job_logistics(): string;
    /** Social worker */
    start_job_social(): string;
    /** Office and assistance */
    start_job_office(): string;
  }
}
