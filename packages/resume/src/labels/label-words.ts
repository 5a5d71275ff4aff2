/**
 * The words that a résumé prints, per language, written by hand. Two lines a language, parts divided by `|`:
 *
 * 1. document | present | email | phone | website | address | profiles | courses | grade | keywords | photo of | page of
 * 2. summary | work | volunteer | education | projects | awards | certificates | publications | skills | languages | interests | references
 *
 * The heading is the one a native reader expects on a résumé, not the dictionary's first ("Berufserfahrung", not "Arbeit").
 */
export const labelWords = {
  en: [
    'Résumé|Present|Email|Phone|Website|Address|Profiles|Courses|Grade|Keywords|Photo of {name}|Page {page} of {pages}',
    'Summary|Experience|Volunteering|Education|Projects|Awards|Certifications|Publications|Skills|Languages|Interests|References',
  ],
  'en-GB': [
    'Curriculum vitae|Present|Email|Phone|Website|Address|Profiles|Modules|Grade|Keywords|Photo of {name}|Page {page} of {pages}',
    'Profile|Work experience|Volunteering|Education|Projects|Awards|Certifications|Publications|Skills|Languages|Interests|References',
  ],
  de: [
    'Lebenslauf|heute|E-Mail|Telefon|Website|Adresse|Profile|Kurse|Note|Schlagwörter|Foto von {name}|Seite {page} von {pages}',
    'Profil|Berufserfahrung|Ehrenamt|Ausbildung|Projekte|Auszeichnungen|Zertifikate|Veröffentlichungen|Kenntnisse|Sprachen|Interessen|Referenzen',
  ],
  fr: [
    'Curriculum vitæ|aujourd’hui|E-mail|Téléphone|Site web|Adresse|Profils|Cours|Note|Mots-clés|Photo de {name}|Page {page} sur {pages}',
    'Profil|Expérience professionnelle|Bénévolat|Formation|Projets|Distinctions|Certifications|Publications|Compétences|Langues|Centres d’intérêt|Références',
  ],
  es: [
    'Currículum vítae|actualidad|Correo electrónico|Teléfono|Sitio web|Dirección|Perfiles|Cursos|Calificación|Palabras clave|Foto de {name}|Página {page} de {pages}',
    'Perfil|Experiencia profesional|Voluntariado|Formación|Proyectos|Premios|Certificaciones|Publicaciones|Habilidades|Idiomas|Intereses|Referencias',
  ],
  it: [
    'Curriculum vitae|oggi|E-mail|Telefono|Sito web|Indirizzo|Profili|Corsi|Voto|Parole chiave|Foto di {name}|Pagina {page} di {pages}',
    'Profilo|Esperienza professionale|Volontariato|Istruzione e formazione|Progetti|Premi e riconoscimenti|Certificazioni|Pubblicazioni|Competenze|Lingue|Interessi|Referenze',
  ],
  pt: [
    'Currículo|atual|E-mail|Telefone|Site|Endereço|Perfis|Disciplinas|Nota|Palavras-chave|Foto de {name}|Página {page} de {pages}',
    'Resumo|Experiência profissional|Voluntariado|Formação acadêmica|Projetos|Prêmios|Certificações|Publicações|Habilidades|Idiomas|Interesses|Referências',
  ],
  'pt-PT': [
    'Curriculum vitae|presente|E-mail|Telefone|Sítio Web|Morada|Perfis|Disciplinas|Nota|Palavras-chave|Fotografia de {name}|Página {page} de {pages}',
    'Perfil|Experiência profissional|Voluntariado|Formação académica|Projetos|Prémios|Certificações|Publicações|Competências|Línguas|Interesses|Referências',
  ],
  nl: [
    'Curriculum vitae|heden|E-mail|Telefoon|Website|Adres|Profielen|Vakken|Cijfer|Trefwoorden|Foto van {name}|Pagina {page} van {pages}',
    'Profiel|Werkervaring|Vrijwilligerswerk|Opleiding|Projecten|Prijzen|Certificaten|Publicaties|Vaardigheden|Talen|Interesses|Referenties',
  ],
  ca: [
    'Currículum|actualitat|Correu electrònic|Telèfon|Lloc web|Adreça|Perfils|Assignatures|Qualificació|Paraules clau|Foto de {name}|Pàgina {page} de {pages}',
    'Perfil|Experiència professional|Voluntariat|Formació|Projectes|Premis|Certificacions|Publicacions|Habilitats|Idiomes|Interessos|Referències',
  ],
  eu: [
    'Curriculum vitaea|gaur egun|Posta elektronikoa|Telefonoa|Webgunea|Helbidea|Profilak|Ikasgaiak|Kalifikazioa|Gako-hitzak|{name}(r)en argazkia|{page}/{pages} orrialdea',
    'Profila|Lan-esperientzia|Boluntariotza|Prestakuntza|Proiektuak|Sariak|Ziurtagiriak|Argitalpenak|Trebetasunak|Hizkuntzak|Interesak|Erreferentziak',
  ],
  gl: [
    'Currículo|actualidade|Correo electrónico|Teléfono|Sitio web|Enderezo|Perfís|Materias|Cualificación|Palabras clave|Foto de {name}|Páxina {page} de {pages}',
    'Perfil|Experiencia profesional|Voluntariado|Formación|Proxectos|Premios|Certificacións|Publicacións|Habilidades|Idiomas|Intereses|Referencias',
  ],
  ga: [
    'Curriculum vitae|faoi láthair|Ríomhphost|Guthán|Suíomh gréasáin|Seoladh|Próifílí|Cúrsaí|Grád|Eochairfhocail|Grianghraf de {name}|Leathanach {page} as {pages}',
    'Achoimre|Taithí oibre|Obair dheonach|Oideachas|Tionscadail|Gradaim|Teastais|Foilseacháin|Scileanna|Teangacha|Caitheamh aimsire|Moltóirí',
  ],
  sv: [
    'Meritförteckning|nu|E-post|Telefon|Webbplats|Adress|Profiler|Kurser|Betyg|Nyckelord|Foto av {name}|Sida {page} av {pages}',
    'Profil|Arbetslivserfarenhet|Ideellt arbete|Utbildning|Projekt|Utmärkelser|Certifikat|Publikationer|Kompetenser|Språk|Intressen|Referenser',
  ],
  da: [
    'Curriculum vitae|nu|E-mail|Telefon|Hjemmeside|Adresse|Profiler|Fag|Karakter|Nøgleord|Foto af {name}|Side {page} af {pages}',
    'Profil|Erhvervserfaring|Frivilligt arbejde|Uddannelse|Projekter|Priser|Certifikater|Publikationer|Kompetencer|Sprog|Interesser|Referencer',
  ],
  nb: [
    'Curriculum vitae|nå|E-post|Telefon|Nettsted|Adresse|Profiler|Emner|Karakter|Nøkkelord|Bilde av {name}|Side {page} av {pages}',
    'Profil|Arbeidserfaring|Frivillig arbeid|Utdanning|Prosjekter|Priser og utmerkelser|Sertifiseringer|Publikasjoner|Ferdigheter|Språk|Interesser|Referanser',
  ],
  nn: [
    'Curriculum vitae|no|E-post|Telefon|Nettstad|Adresse|Profilar|Emne|Karakter|Nøkkelord|Bilete av {name}|Side {page} av {pages}',
    'Profil|Arbeidserfaring|Frivillig arbeid|Utdanning|Prosjekt|Prisar og utmerkingar|Sertifiseringar|Publikasjonar|Ferdigheiter|Språk|Interesser|Referansar',
  ],
  is: [
    'Ferilskrá|í dag|Netfang|Sími|Vefsíða|Heimilisfang|Prófílar|Námskeið|Einkunn|Lykilorð|Mynd af {name}|Síða {page} af {pages}',
    'Um mig|Starfsreynsla|Sjálfboðastarf|Menntun|Verkefni|Viðurkenningar|Vottanir|Ritaskrá|Hæfni|Tungumál|Áhugamál|Meðmæli',
  ],
  fi: [
    'Ansioluettelo|nykyinen|Sähköposti|Puhelin|Verkkosivusto|Osoite|Profiilit|Kurssit|Arvosana|Avainsanat|Kuva: {name}|Sivu {page}/{pages}',
    'Profiili|Työkokemus|Vapaaehtoistyö|Koulutus|Projektit|Palkinnot|Sertifikaatit|Julkaisut|Osaaminen|Kielitaito|Harrastukset|Suosittelijat',
  ],
  et: [
    'Elulookirjeldus|praegu|E-post|Telefon|Veebileht|Aadress|Profiilid|Kursused|Hinne|Märksõnad|Foto: {name}|Lk {page}/{pages}',
    'Profiil|Töökogemus|Vabatahtlik töö|Haridus|Projektid|Tunnustused|Sertifikaadid|Publikatsioonid|Oskused|Keeleoskus|Huvid|Soovitajad',
  ],
  lv: [
    'Dzīves apraksts|šobrīd|E-pasts|Tālrunis|Tīmekļa vietne|Adrese|Profili|Kursi|Vērtējums|Atslēgvārdi|Fotoattēls: {name}|{page}. lpp. no {pages}',
    'Profils|Darba pieredze|Brīvprātīgais darbs|Izglītība|Projekti|Apbalvojumi|Sertifikāti|Publikācijas|Prasmes|Valodas|Intereses|Atsauksmes',
  ],
  lt: [
    'Gyvenimo aprašymas|dabar|El. paštas|Telefonas|Svetainė|Adresas|Profiliai|Kursai|Įvertinimas|Raktažodžiai|Nuotrauka: {name}|{page} psl. iš {pages}',
    'Apie mane|Darbo patirtis|Savanorystė|Išsilavinimas|Projektai|Apdovanojimai|Sertifikatai|Publikacijos|Įgūdžiai|Kalbos|Pomėgiai|Rekomendacijos',
  ],
  pl: [
    'Życiorys|obecnie|E-mail|Telefon|Strona internetowa|Adres|Profile|Kursy|Ocena|Słowa kluczowe|Zdjęcie: {name}|Strona {page} z {pages}',
    'Podsumowanie|Doświadczenie zawodowe|Wolontariat|Wykształcenie|Projekty|Nagrody|Certyfikaty|Publikacje|Umiejętności|Języki|Zainteresowania|Referencje',
  ],
  cs: [
    'Životopis|současnost|E-mail|Telefon|Web|Adresa|Profily|Kurzy|Hodnocení|Klíčová slova|Fotografie: {name}|Strana {page} z {pages}',
    'Profil|Pracovní zkušenosti|Dobrovolnictví|Vzdělání|Projekty|Ocenění|Certifikáty|Publikace|Dovednosti|Jazyky|Zájmy|Reference',
  ],
  sk: [
    'Životopis|súčasnosť|E-mail|Telefón|Web|Adresa|Profily|Kurzy|Hodnotenie|Kľúčové slová|Fotografia: {name}|Strana {page} z {pages}',
    'Profil|Pracovné skúsenosti|Dobrovoľníctvo|Vzdelanie|Projekty|Ocenenia|Certifikáty|Publikácie|Zručnosti|Jazyky|Záujmy|Referencie',
  ],
  hu: [
    'Önéletrajz|jelenleg|E-mail|Telefon|Weboldal|Cím|Profilok|Kurzusok|Minősítés|Kulcsszavak|{name} fényképe|{page}. oldal, összesen {pages}',
    'Bemutatkozás|Szakmai tapasztalat|Önkéntes munka|Tanulmányok|Projektek|Díjak|Tanúsítványok|Publikációk|Készségek|Nyelvtudás|Érdeklődési kör|Referenciák',
  ],
  ro: [
    'Curriculum vitae|prezent|E-mail|Telefon|Site web|Adresă|Profiluri|Cursuri|Notă|Cuvinte-cheie|Fotografie: {name}|Pagina {page} din {pages}',
    'Profil|Experiență profesională|Voluntariat|Educație|Proiecte|Premii|Certificări|Publicații|Competențe|Limbi străine|Interese|Referințe',
  ],
  hr: [
    'Životopis|danas|E-pošta|Telefon|Web-stranica|Adresa|Profili|Kolegiji|Ocjena|Ključne riječi|Fotografija: {name}|Stranica {page} od {pages}',
    'Profil|Radno iskustvo|Volontiranje|Obrazovanje|Projekti|Nagrade|Certifikati|Publikacije|Vještine|Jezici|Interesi|Preporuke',
  ],
  bs: [
    'Biografija|danas|E-mail|Telefon|Web-stranica|Adresa|Profili|Kursevi|Ocjena|Ključne riječi|Fotografija: {name}|Stranica {page} od {pages}',
    'Profil|Radno iskustvo|Volontiranje|Obrazovanje|Projekti|Nagrade|Certifikati|Publikacije|Vještine|Jezici|Interesi|Preporuke',
  ],
  'sr-Latn': [
    'Biografija|danas|Imejl|Telefon|Veb-sajt|Adresa|Profili|Kursevi|Ocena|Ključne reči|Fotografija: {name}|Strana {page} od {pages}',
    'Profil|Radno iskustvo|Volontiranje|Obrazovanje|Projekti|Nagrade|Sertifikati|Publikacije|Veštine|Jezici|Interesovanja|Preporuke',
  ],
  sr: [
    'Биографија|данас|Имејл|Телефон|Веб-сајт|Адреса|Профили|Курсеви|Оцена|Кључне речи|Фотографија: {name}|Страна {page} од {pages}',
    'Профил|Радно искуство|Волонтирање|Образовање|Пројекти|Награде|Сертификати|Публикације|Вештине|Језици|Интересовања|Препоруке',
  ],
  sl: [
    'Življenjepis|danes|E-pošta|Telefon|Spletna stran|Naslov|Profili|Predmeti|Ocena|Ključne besede|Fotografija: {name}|Stran {page} od {pages}',
    'Profil|Delovne izkušnje|Prostovoljstvo|Izobrazba|Projekti|Nagrade|Certifikati|Objave|Veščine|Jeziki|Zanimanja|Reference',
  ],
  mk: [
    'Биографија|денес|Е-пошта|Телефон|Веб-страница|Адреса|Профили|Курсеви|Оцена|Клучни зборови|Фотографија: {name}|Страница {page} од {pages}',
    'Профил|Работно искуство|Волонтирање|Образование|Проекти|Награди|Сертификати|Публикации|Вештини|Јазици|Интереси|Препораки',
  ],
  bg: [
    'Автобиография|досега|Имейл|Телефон|Уебсайт|Адрес|Профили|Курсове|Оценка|Ключови думи|Снимка: {name}|Страница {page} от {pages}',
    'Профил|Професионален опит|Доброволчество|Образование|Проекти|Награди|Сертификати|Публикации|Умения|Езици|Интереси|Препоръки',
  ],
  ru: [
    'Резюме|настоящее время|Эл. почта|Телефон|Сайт|Адрес|Профили|Курсы|Оценка|Ключевые слова|Фото: {name}|Страница {page} из {pages}',
    'О себе|Опыт работы|Волонтёрство|Образование|Проекты|Награды|Сертификаты|Публикации|Навыки|Языки|Интересы|Рекомендации',
  ],
  uk: [
    'Резюме|дотепер|Ел. пошта|Телефон|Вебсайт|Адреса|Профілі|Курси|Оцінка|Ключові слова|Фото: {name}|Сторінка {page} з {pages}',
    'Про себе|Досвід роботи|Волонтерство|Освіта|Проєкти|Нагороди|Сертифікати|Публікації|Навички|Мови|Інтереси|Рекомендації',
  ],
  be: [
    'Рэзюмэ|цяперашні час|Эл. пошта|Тэлефон|Сайт|Адрас|Профілі|Курсы|Адзнака|Ключавыя словы|Фота: {name}|Старонка {page} з {pages}',
    'Пра сябе|Досвед працы|Валанцёрства|Адукацыя|Праекты|Узнагароды|Сертыфікаты|Публікацыі|Навыкі|Мовы|Інтарэсы|Рэкамендацыі',
  ],
  el: [
    'Βιογραφικό σημείωμα|σήμερα|Email|Τηλέφωνο|Ιστοσελίδα|Διεύθυνση|Προφίλ|Μαθήματα|Βαθμός|Λέξεις-κλειδιά|Φωτογραφία: {name}|Σελίδα {page} από {pages}',
    'Προφίλ|Επαγγελματική εμπειρία|Εθελοντισμός|Εκπαίδευση|Έργα|Διακρίσεις|Πιστοποιήσεις|Δημοσιεύσεις|Δεξιότητες|Γλώσσες|Ενδιαφέροντα|Συστάσεις',
  ],
  sq: [
    'Jetëshkrim|aktualisht|E-posta|Telefoni|Faqja e internetit|Adresa|Profilet|Kurset|Nota|Fjalë kyçe|Fotografia: {name}|Faqja {page} nga {pages}',
    'Profili|Përvoja e punës|Vullnetarizëm|Arsimi|Projekte|Çmime|Certifikata|Botime|Aftësi|Gjuhë|Interesa|Referenca',
  ],
  tr: [
    'Özgeçmiş|halen|E-posta|Telefon|Web sitesi|Adres|Profiller|Dersler|Not ortalaması|Anahtar kelimeler|{name} fotoğrafı|Sayfa {page} / {pages}',
    'Özet|İş deneyimi|Gönüllü çalışmalar|Eğitim|Projeler|Ödüller|Sertifikalar|Yayınlar|Beceriler|Diller|İlgi alanları|Referanslar',
  ],
  af: [
    'Curriculum vitae|hede|E-pos|Telefoon|Webwerf|Adres|Profiele|Kursusse|Punt|Sleutelwoorde|Foto van {name}|Bladsy {page} van {pages}',
    'Profiel|Werkservaring|Vrywilligerswerk|Opleiding|Projekte|Toekennings|Sertifikate|Publikasies|Vaardighede|Tale|Belangstellings|Verwysings',
  ],
  vi: [
    'Sơ yếu lý lịch|hiện tại|Email|Điện thoại|Trang web|Địa chỉ|Hồ sơ trực tuyến|Môn học|Điểm|Từ khóa|Ảnh của {name}|Trang {page}/{pages}',
    'Giới thiệu|Kinh nghiệm làm việc|Hoạt động tình nguyện|Học vấn|Dự án|Giải thưởng|Chứng chỉ|Ấn phẩm|Kỹ năng|Ngôn ngữ|Sở thích|Người tham chiếu',
  ],
  id: [
    'Daftar riwayat hidup|sekarang|Email|Telepon|Situs web|Alamat|Profil daring|Mata kuliah|Nilai|Kata kunci|Foto {name}|Halaman {page} dari {pages}',
    'Ringkasan|Pengalaman kerja|Kegiatan sukarela|Pendidikan|Proyek|Penghargaan|Sertifikasi|Publikasi|Keahlian|Bahasa|Minat|Referensi',
  ],
  ms: [
    'Resume|kini|E-mel|Telefon|Laman web|Alamat|Profil|Kursus|Gred|Kata kunci|Foto {name}|Halaman {page} daripada {pages}',
    'Ringkasan|Pengalaman kerja|Kerja sukarela|Pendidikan|Projek|Anugerah|Pensijilan|Penerbitan|Kemahiran|Bahasa|Minat|Rujukan',
  ],
  fil: [
    'Résumé|kasalukuyan|Email|Telepono|Website|Tirahan|Mga profile|Mga kurso|Marka|Mga susing salita|Larawan ni {name}|Pahina {page} ng {pages}',
    'Buod|Karanasan sa trabaho|Boluntaryong gawain|Edukasyon|Mga proyekto|Mga parangal|Mga sertipikasyon|Mga publikasyon|Mga kasanayan|Mga wika|Mga interes|Mga sanggunian',
  ],
  sw: [
    'Wasifu|sasa|Barua pepe|Simu|Tovuti|Anwani|Wasifu mtandaoni|Kozi|Alama|Maneno muhimu|Picha ya {name}|Ukurasa wa {page} kati ya {pages}',
    'Muhtasari|Uzoefu wa kazi|Kazi ya kujitolea|Elimu|Miradi|Tuzo|Vyeti|Machapisho|Ujuzi|Lugha|Mambo ninayopenda|Wadhamini',
  ],
  ar: [
    'السيرة الذاتية|حتى الآن|البريد الإلكتروني|الهاتف|الموقع الإلكتروني|العنوان|الحسابات|المقررات|التقدير|الكلمات المفتاحية|صورة {name}|الصفحة {page} من {pages}',
    'نبذة|الخبرة المهنية|العمل التطوعي|التعليم|المشاريع|الجوائز|الشهادات المهنية|المنشورات|المهارات|اللغات|الاهتمامات|المراجع',
  ],
  fa: [
    'رزومه|اکنون|ایمیل|تلفن|وب‌سایت|نشانی|نمایه‌ها|درس‌ها|معدل|کلیدواژه‌ها|عکس {name}|صفحهٔ {page} از {pages}',
    'خلاصه|سوابق شغلی|فعالیت‌های داوطلبانه|تحصیلات|پروژه‌ها|جوایز و افتخارات|گواهینامه‌ها|انتشارات|مهارت‌ها|زبان‌ها|علایق|معرف‌ها',
  ],
  ur: [
    'سی وی|تاحال|ای میل|فون|ویب سائٹ|پتا|پروفائلز|کورسز|گریڈ|کلیدی الفاظ|{name} کی تصویر|صفحہ {page} از {pages}',
    'تعارف|پیشہ ورانہ تجربہ|رضاکارانہ خدمات|تعلیم|منصوبے|اعزازات|اسناد|مطبوعات|مہارتیں|زبانیں|دلچسپیاں|حوالہ جات',
  ],
  he: [
    'קורות חיים|היום|דוא״ל|טלפון|אתר|כתובת|פרופילים|קורסים|ציון|מילות מפתח|תמונה של {name}|עמוד {page} מתוך {pages}',
    'תמצית|ניסיון תעסוקתי|התנדבות|השכלה|פרויקטים|פרסים והוקרות|הסמכות|פרסומים|כישורים|שפות|תחומי עניין|ממליצים',
  ],
  hi: [
    'बायोडाटा|वर्तमान|ईमेल|फ़ोन|वेबसाइट|पता|प्रोफ़ाइल|पाठ्यक्रम|अंक|मुख्य शब्द|{name} का फ़ोटो|पृष्ठ {page} / {pages}',
    'सारांश|कार्य अनुभव|स्वयंसेवा|शिक्षा|परियोजनाएँ|पुरस्कार|प्रमाणपत्र|प्रकाशन|कौशल|भाषाएँ|रुचियाँ|संदर्भ',
  ],
  bn: [
    'জীবনবৃত্তান্ত|বর্তমান|ইমেইল|ফোন|ওয়েবসাইট|ঠিকানা|প্রোফাইল|কোর্স|ফলাফল|মূল শব্দ|{name}-এর ছবি|পৃষ্ঠা {page} / {pages}',
    'সারসংক্ষেপ|কর্ম অভিজ্ঞতা|স্বেচ্ছাসেবা|শিক্ষাগত যোগ্যতা|প্রকল্প|পুরস্কার|সনদ|প্রকাশনা|দক্ষতা|ভাষা|আগ্রহ|রেফারেন্স',
  ],
  th: [
    'ประวัติย่อ|ปัจจุบัน|อีเมล|โทรศัพท์|เว็บไซต์|ที่อยู่|โปรไฟล์|รายวิชา|เกรดเฉลี่ย|คำสำคัญ|รูปถ่ายของ {name}|หน้า {page} จาก {pages}',
    'ข้อมูลโดยสรุป|ประสบการณ์ทำงาน|งานอาสาสมัคร|การศึกษา|โครงการ|รางวัล|ประกาศนียบัตร|ผลงานตีพิมพ์|ทักษะ|ภาษา|ความสนใจ|บุคคลอ้างอิง',
  ],
  'zh-Hans': [
    '简历|至今|邮箱|电话|网站|地址|社交主页|课程|成绩|关键词|{name}的照片|第 {page} 页，共 {pages} 页',
    '个人简介|工作经历|志愿者经历|教育背景|项目经历|荣誉奖项|资格证书|论文著作|专业技能|语言能力|兴趣爱好|推荐人',
  ],
  'zh-Hant': [
    '履歷|至今|電子郵件|電話|網站|地址|社群檔案|課程|成績|關鍵字|{name}的照片|第 {page} 頁，共 {pages} 頁',
    '個人簡介|工作經歷|志工經歷|學歷|專案經歷|獲獎紀錄|專業證照|著作發表|專業技能|語言能力|興趣|推薦人',
  ],
  ja: [
    '職務経歴書|現在|メール|電話|ウェブサイト|住所|プロフィール|履修科目|成績|キーワード|{name}の写真|{page} / {pages} ページ',
    '職務要約|職歴|ボランティア|学歴|プロジェクト|受賞歴|資格|著作・論文|スキル|語学|趣味・関心|推薦者',
  ],
  ko: [
    '이력서|현재|이메일|전화|웹사이트|주소|프로필|이수 과목|학점|키워드|{name} 사진|{page} / {pages}쪽',
    '소개|경력|봉사 활동|학력|프로젝트|수상 경력|자격증|논문 및 저서|보유 기술|외국어|관심사|추천인',
  ],
  az: [
    'CV|hazırda|E-poçt|Telefon|Veb-sayt|Ünvan|Profillər|Kurslar|Qiymət|Açar sözlər|{name} şəkli|Səhifə {page} / {pages}',
    'Xülasə|İş təcrübəsi|Könüllülük|Təhsil|Layihələr|Mükafatlar|Sertifikatlar|Nəşrlər|Bacarıqlar|Dillər|Maraqlar|Tövsiyələr',
  ],
  kk: [
    'Түйіндеме|қазіргі уақытқа дейін|Эл. пошта|Телефон|Веб-сайт|Мекенжай|Профильдер|Курстар|Баға|Кілт сөздер|{name} фотосы|{page}-бет, барлығы {pages}',
    'Өзім туралы|Жұмыс тәжірибесі|Еріктілік|Білімі|Жобалар|Марапаттар|Сертификаттар|Жарияланымдар|Дағдылар|Тілдер|Қызығушылықтар|Ұсынымдар',
  ],
  cy: [
    'Curriculum vitae|presennol|E-bost|Ffôn|Gwefan|Cyfeiriad|Proffiliau|Cyrsiau|Gradd|Allweddeiriau|Llun o {name}|Tudalen {page} o {pages}',
    'Crynodeb|Profiad gwaith|Gwirfoddoli|Addysg|Prosiectau|Gwobrau|Tystysgrifau|Cyhoeddiadau|Sgiliau|Ieithoedd|Diddordebau|Geirda',
  ],
  ka: [
    'რეზიუმე|დღემდე|ელფოსტა|ტელეფონი|ვებსაიტი|მისამართი|პროფილები|კურსები|შეფასება|საკვანძო სიტყვები|ფოტო: {name}|გვერდი {page} / {pages}',
    'ჩემ შესახებ|სამუშაო გამოცდილება|მოხალისეობა|განათლება|პროექტები|ჯილდოები|სერტიფიკატები|პუბლიკაციები|უნარები|ენები|ინტერესები|რეკომენდაციები',
  ],
  hy: [
    'Ինքնակենսագրություն|առ այսօր|Էլ. փոստ|Հեռախոս|Կայք|Հասցե|Պրոֆիլներ|Դասընթացներ|Գնահատական|Հիմնաբառեր|Լուսանկար՝ {name}|Էջ {page} / {pages}',
    'Իմ մասին|Աշխատանքային փորձ|Կամավորություն|Կրթություն|Նախագծեր|Մրցանակներ|Հավաստագրեր|Հրապարակումներ|Հմտություններ|Լեզուներ|Հետաքրքրություններ|Երաշխավորություններ',
  ],
  mr: [
    'बायोडेटा|आजपर्यंत|ईमेल|फोन|संकेतस्थळ|पत्ता|प्रोफाइल|अभ्यासक्रम|गुण|मुख्य शब्द|{name} यांचे छायाचित्र|पृष्ठ {page} / {pages}',
    'सारांश|कामाचा अनुभव|स्वयंसेवा|शिक्षण|प्रकल्प|पुरस्कार|प्रमाणपत्रे|प्रकाशने|कौशल्ये|भाषा|आवडी|संदर्भ',
  ],
  ta: [
    'தன்விவரக் குறிப்பு|தற்போது வரை|மின்னஞ்சல்|தொலைபேசி|இணையதளம்|முகவரி|சுயவிவரங்கள்|பாடங்கள்|மதிப்பெண்|முக்கிய சொற்கள்|{name} புகைப்படம்|பக்கம் {page} / {pages}',
    'சுருக்கம்|பணி அனுபவம்|தன்னார்வப் பணி|கல்வி|திட்டங்கள்|விருதுகள்|சான்றிதழ்கள்|வெளியீடுகள்|திறன்கள்|மொழிகள்|ஆர்வங்கள்|பரிந்துரையாளர்கள்',
  ],
} as const satisfies Record<string, readonly [string, string]>;
