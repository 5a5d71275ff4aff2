/** Public advice that our guidance rests on. Everything here has been read; the words of the guidance are ours. */
import type { Source } from './career.ts';

export const sources = {
  boards: {
    title: 'Résumés for Nonprofit and Corporate Board Positions, Part 2',
    publisher: 'All Star Career Services',
    url: 'https://allstarcareerservices.com/2018/07/resumes-for-nonprofit-and-corporate-board-positions-part-2/',
  },
  certifications: {
    title: 'Certifications on a Resume: How to List Credentials the Right Way',
    publisher: 'ResumeGeni',
    url: 'https://resumegeni.com/blog/resume-certifications-section-guide',
  },
  columbia: {
    title: 'Resume Writing 101',
    publisher: 'Columbia University, Department of Computer Science',
    url: 'https://www.cs.columbia.edu/career/student-resources/resume-interview/',
  },
  easternIllinois: {
    title: 'Resume Expo: How much experience should I put on my resume?',
    publisher: 'Eastern Illinois University, Career Services',
    url: 'http://www.eiu.edu/careers/resume_exp.php',
  },
  edurev: {
    title: 'Projects & Internships',
    publisher: 'EduRev',
    url: 'https://edurev.in/t/479861/Projects-Internships',
  },
  emerson: {
    title: 'Resume Writing for Undergraduate Students',
    publisher: 'Emerson College, Career Services',
    url: 'http://www.emerson.edu/careers-internships/resources/resume-writing-undergraduate-students',
  },
  europass: {
    title: 'Instructions for using the Europass curriculum vitae',
    publisher: 'Europass, European Union (copy at studylib.net)',
    url: 'https://studylib.net/doc/8190410/instructions-in-english',
  },
  europassLanguages: {
    title: 'Language passport',
    publisher: 'Europass Latvia, National Europass Centre',
    url: 'https://europass.lv/en/language-passport/',
  },
  executivePages: {
    title: 'Page Length for an Executive Resume?',
    publisher: 'Executive Resume Pro',
    url: 'http://www.executiveresumepro.com/resume-page-length/',
  },
  fiveStrengths: {
    title: 'Education Goes Last on a Professional or Executive Resume',
    publisher: 'Five Strengths Career Transition Experts',
    url: 'https://www.fivestrengths.com/2012/07/21/education-professional-executive-professional-executive-resume/',
  },
  forces: {
    title: 'How to tackle a career change',
    publisher: 'Forces Jobs',
    url: 'https://jobs.forces.net/blog/2013/08/how-to-tackle-a-career-change',
  },
  gateways: {
    title: 'Curriculum Vitae',
    publisher: 'Gateways to Grad School',
    url: 'https://sites.google.com/view/gatewaystogradschool/application-resources/curriculum-vitae',
  },
  goCertify: {
    title: 'Network and Systems Administrators Need Certifications',
    publisher: 'GoCertify',
    url: 'https://www.gocertify.com/articles/network-and-systems-administrators-need-certifications',
  },
  greenhouse: {
    title: 'Unsuccessful resume parse',
    publisher: 'Greenhouse Support',
    url: 'https://support.greenhouse.io/hc/en-us/articles/200989175-Unsuccessful-resume-parse-',
  },
  harvard: {
    title: 'Preparing a Resume',
    publisher: 'Harvard University, Undergraduate Research and Fellowships',
    url: 'https://uraf.harvard.edu/apply-opportunities/app-components/resumes',
  },
  illinoisChicago: {
    title: 'Dos and Don’ts of Creating Your CV',
    publisher: 'University of Illinois Chicago, Graduate College',
    url: 'https://grad.uic.edu/news-stories/dos-and-donts-of-creating-your-cv/',
  },
  impactGroup: {
    title: 'Which Résumé Format is Best When Changing Careers?',
    publisher: 'IMPACT Group',
    url: 'http://impactgrouphr.com/individualpost/resume-format/',
  },
  indianaPennsylvania: {
    title: 'Writing Your Curriculum Vitae',
    publisher: 'Indiana University of Pennsylvania, Scholarly Communication',
    url: 'https://iup.edu/scholarlycommunication/our-writing-resources/writing-your-curriculum-vitae.html',
  },
  itWorld: {
    title: '7 résumé blunders that imperil your job search',
    publisher: 'IT World Canada',
    url: 'http://www.itworldcanada.com/news/7-resume-blunders-that-imperil-your-job-search-/109073',
  },
  karro: {
    title: 'How to write a CV when you’re changing careers',
    publisher: 'Karro',
    url: 'https://karro.io/articles/how-to-write-a-cv-when-youre-changing-careers',
  },
  ladders: {
    title: 'Resume Parser CEOs’ advice for your resume (Textkernel, Sovren, DaXtra and others)',
    publisher: 'Ladders',
    url: 'https://www.theladders.com/career-advice/resume-parser-ceos-advice-for-your-resume',
  },
  mit: {
    title: 'CV/Résumé (CommKit)',
    publisher: 'MIT Communication Lab',
    url: 'https://mitcommlab.mit.edu/eecs/commkit/cvresume',
  },
  princeton: {
    title: 'Building Your CV: A Guide for Graduate Students',
    publisher: 'Princeton University, Center for Career Development',
    url: 'https://careerdevelopment.princeton.edu/guides/resume-cv-cover-letter-diversity-statement/building-your-cv-guide-graduate-students',
  },
  purdue: {
    title: 'Introduction to and Expectations for Résumés',
    publisher: 'Purdue University, Online Writing Lab',
    url: 'https://owl.purdue.edu/owl/job_search_writing/resumes_and_vitas/introduction.html',
  },
  quantumTech: {
    title: 'IT Resume Best Practices: Structure',
    publisher: 'Quantum Tech Resumes',
    url: 'https://www.quantumtechresumes.com/blog/it-resume-best-practices-structure',
  },
  resumeGeni: {
    title: 'Resume Bullet Points Guide',
    publisher: 'ResumeGeni',
    url: 'https://resumegeni.com/blog/resume-bullets-guide',
  },
  stacyBlackman: {
    title: 'Focus on Career Progression, Results for a Successful MBA Resume',
    publisher: 'Stacy Blackman Consulting',
    url: 'https://www.stacyblackman.com/blog/focus-on-career-progression-results-for-a-successful-mba-resume/',
  },
  texas: {
    title: 'Résumés (chapter 16 of Howdy or Hello?)',
    publisher: 'Texas A&M University Libraries',
    url: 'https://pressbooks.library.tamu.edu/howdyorhello/chapter/resumes/',
  },
  uchicago: {
    title: 'Technical Interviews: Resume & Portfolio',
    publisher: 'University of Chicago, Masters Program in Computer Science',
    url: 'https://masters.cs.uchicago.edu/page/technical-interviews-resume-portfolio',
  },
  wiley: {
    title: 'How to craft a strong academic CV',
    publisher: 'Wiley Job Network',
    url: 'http://www.wileyjobnetwork.com/article/how-to-craft-a-strong-academic-cv/',
  },
  xyz: {
    title: 'Want to Hire the Best? Look for These 3 Key Words on Every Single Resume (Google’s XYZ formula)',
    publisher: 'Inc.',
    url: 'https://www.inc.com/bill-murphy-jr/want-to-hire-best-look-for-these-3-key-words-on-every-single-resume.html',
  },
} as const satisfies Record<string, Source>;
