import type { Resume } from '../../schema/resume.ts';
import { certificate, education, experience, language, section, skill, summary, writeSample } from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en',
    design: { template: 'technical', page: 'a4' },
    basics: {
      name: 'Chukwuemeka Okonkwo',
      headline: 'Senior systems engineer · cloud, network, recovery',
      email: 'emeka@okonkwo.example',
      phone: '+353 1 555 0162',
      location: { city: 'Dublin', countryCode: 'IE' },
      profiles: [{ network: 'LinkedIn', username: 'emeka-okonkwo', url: 'https://linkedin.example/in/emeka-okonkwo' }],
    },
    sections: [
      summary(
        'Twelve years of keeping networks and servers up, first for 38,000 subscribers in Lagos, now for an insurer with 2,400 staff. I plan migrations backwards from the restore test.',
      ),
      section(
        'certificates',
        certificate({ name: 'Red Hat Certified Engineer', issuer: 'Red Hat', dates: '2024-11' }),
        certificate({ name: 'CCNP Enterprise', issuer: 'Cisco', dates: '2024-05' }),
        certificate({ name: 'Azure Administrator Associate', issuer: 'Microsoft', dates: '2023-09' }),
        certificate({ name: 'ITIL 4 Foundation', issuer: 'PeopleCert', dates: '2021-03' }),
      ),
      section(
        'skills',
        skill('Platforms', 'Azure', 'VMware', 'RHEL', 'Windows Server', 'Microsoft 365', 'Entra ID'),
        skill('Network', 'BGP', 'OSPF', 'SD-WAN', 'IPv6', 'firewalls', 'Wi-Fi surveys'),
        skill('Automation', 'Ansible', 'PowerShell', 'Bash', 'Terraform', 'Python'),
        skill('Service', 'backup and recovery drills', 'change control', 'Zabbix', 'Grafana', 'ServiceNow'),
      ),
      section(
        'work',
        experience(
          {
            organization: 'Tolka Mutual',
            about: 'health and motor insurance, 31 offices',
            location: 'Dublin',
          },
          {
            position: 'Senior Systems Engineer',
            dates: '2022-04..present',
            body: [
              '- Led the move of 310 virtual machines from two machine rooms to Azure in 14 months with no unplanned outage over 30 minutes; ended €420,000 a year of leases and power.',
              '- Brought the *tested* recovery of the claims system from 19 hours to 2 h 40 min; the quarterly drill has satisfied the external auditor three years running.',
              '- Gave every employee a FIDO2 key. Account takeovers: 17 in 2022, none since October 2023; password tickets are down 64%.',
              '- Wrote the Ansible roles that patch 460 Linux and Windows servers in one weekend window instead of four.',
              '- Rewrote the alert rules after every false alarm for a year: 31 calls a month at night became six.',
            ],
          },
          {
            position: 'Systems Engineer',
            dates: '2019-09..2022-03',
            body: [
              '- Replaced MPLS lines with SD-WAN at all 31 offices: five times the bandwidth for €11,300 a month less.',
              '- Introduced runbooks and a weekly change review; incidents that we had caused ourselves halved within a year.',
              '- Cleaned up 14 years of directory groups, 9,300 in all, before the auditors asked.',
            ],
          },
        ),
        experience(
          {
            organization: 'Bight Broadband',
            about: 'a regional internet provider',
            location: 'Lagos',
          },
          {
            position: 'Network Engineer',
            dates: '2015-08..2019-06',
            body: [
              '- Ran core routing for 46 points of presence and 38,000 subscribers, at 99.95% availability in 2018.',
              '- Designed failover across two submarine cables; when one was cut in March 2017, customers lost 40 seconds.',
              '- Renumbered the access network for IPv6 in nine night windows, without a single site visit.',
              '- Trained four field technicians, two of whom run regional teams today.',
            ],
          },
          {
            position: 'Support Technician',
            dates: '2014-02..2015-07',
            body: [
              '- Closed about 30 tickets a day and wrote 60 help articles, which took first-contact fixes from 48% to 71%.',
            ],
          },
        ),
      ),
      section(
        'volunteer',
        experience(
          { organization: 'Second Socket', about: 'refurbished computers for schools', location: 'Dublin' },
          {
            position: 'Workshop lead, one Saturday a month',
            dates: '2021..present',
            body: ['- Wiped 540 laptops to NIST 800-88, reinstalled them and handed them to 22 schools so far.'],
          },
        ),
      ),
      section(
        'education',
        education({
          institution: 'Oyo Plateau University',
          location: 'Ibadan',
          studyType: 'BSc',
          area: 'Computer Engineering',
          score: 'second class upper',
          dates: '2009..2013',
        }),
      ),
      section('languages', language('English', 'native'), language('Igbo', 'native'), language('Yoruba', 'good')),
    ],
  });
