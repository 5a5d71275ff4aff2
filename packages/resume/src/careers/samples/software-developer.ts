import type { Resume } from '../../schema/resume.ts';
import {
  certificate,
  education,
  experience,
  language,
  project,
  section,
  skill,
  summary,
  writeSample,
} from '../write-sample.ts';

export const sample = (): Resume =>
  writeSample({
    language: 'en',
    design: { template: 'technical', page: 'letter' },
    basics: {
      name: 'Mariana Núñez Ibarra',
      headline: 'Senior software developer · payments and APIs',
      email: 'mariana@nunez-ibarra.example',
      phone: '+52 33 5555 0147',
      url: 'https://nunez-ibarra.example',
      location: { city: 'Guadalajara', region: 'Jalisco', countryCode: 'MX' },
      profiles: [
        { network: 'GitHub', username: 'mnunez', url: 'https://github.example/mnunez' },
        {
          network: 'LinkedIn',
          username: 'mariana-nunez-ibarra',
          url: 'https://linkedin.example/in/mariana-nunez-ibarra',
        },
      ],
    },
    sections: [
      summary(
        'Backend developer with nine years in payments and logistics. I take over slow, fragile services and leave them typed, measured and deployable on a Friday afternoon.',
      ),
      section(
        'skills',
        skill('Languages', 'Kotlin', 'TypeScript', 'Python', 'SQL', 'Go (reading)'),
        skill('Backend', 'PostgreSQL', 'Kafka', 'Redis', 'gRPC', 'OpenAPI', 'event sourcing'),
        skill('Operations', 'Kubernetes', 'Terraform', 'AWS', 'OpenTelemetry', 'on-call and incident reviews'),
      ),
      section(
        'work',
        experience(
          {
            organization: 'Cobalto Pagos',
            about: 'card payments for 14,000 Mexican shops',
            location: 'Guadalajara',
            url: 'https://cobalto-pagos.example',
          },
          {
            position: 'Senior Software Developer',
            dates: '2023-02..present',
            body: [
              '- Cut p99 authorization time **from 1.9 s to 340 ms** by moving fraud checks off the request path (Kafka) and caching issuer responses in Redis.',
              '- Led four developers who replaced a nightly settlement batch with an event-sourced ledger in Kotlin and PostgreSQL; manual corrections fell from 41 hours a month to under two.',
              '- Introduced contract tests between 11 services. Incidents caused by a changed API: nine in 2023, one in 2025.',
              '- Mentored two junior developers, both promoted within 18 months; wrote the interview task that the company still uses.',
            ],
          },
          {
            position: 'Software Developer',
            dates: '2020-06..2023-01',
            body: [
              '- Built the refunds API used by 3,200 merchants. Idempotency keys ended the duplicate refunds that had cost MXN 1.1 million in 2020.',
              '- Moved 26 services from hand-kept servers to Kubernetes with Terraform: from one release a fortnight to a dozen a day.',
            ],
          },
        ),
        experience(
          {
            organization: 'Rutaviva',
            about: 'route planning for food distributors',
            location: 'Zapopan',
          },
          {
            position: 'Software Developer',
            dates: '2018-01..2020-05',
            body: [
              '- Wrote the route optimizer (Python, OR-Tools) that took 17% off the distance driven by a fleet of 230 trucks.',
              '- Made the driver app offline-first with React Native and SQLite; deliveries that failed to sync went from 6% to 0.3%.',
              '- Replaced a vendor’s geocoder with a self-hosted one in six weeks, saving USD 4,800 a month.',
            ],
          },
          {
            position: 'Software Developer Intern',
            dates: '2017-06..2017-12',
            body: [
              '- Automated invoice imports from 14 supplier formats, which freed one clerk from full-time data entry.',
            ],
          },
        ),
      ),
      section(
        'projects',
        project({
          name: 'pg-gentle',
          url: 'https://github.example/mnunez/pg-gentle',
          roles: ['Author'],
          keywords: ['Kotlin', 'PostgreSQL'],
          dates: '2022..present',
          body: [
            '- Open-source linter that finds locking statements in PostgreSQL migrations (`ALTER TABLE … SET NOT NULL` and 30 more); 1,300 stars, in the CI of some 200 public repositories.',
          ],
        }),
        project({
          name: 'Sin Agua GDL',
          url: 'https://sin-agua.example',
          keywords: ['TypeScript', 'MapLibre'],
          dates: '2024',
          body: [
            '- Live map of water outages from 3,900 neighbors’ reports; read by 80,000 people in the dry season of 2024.',
          ],
        }),
      ),
      section(
        'education',
        education({
          institution: 'Instituto Tecnológico de la Barranca',
          location: 'Guadalajara',
          studyType: 'BEng',
          area: 'Computer Engineering',
          score: '9.1 of 10, with honors',
          dates: '2013-08..2017-12',
        }),
      ),
      section(
        'certificates',
        certificate({
          name: 'Certified Kubernetes Application Developer',
          issuer: 'The Linux Foundation',
          dates: '2024-03',
        }),
      ),
      section('languages', language('Spanish', 'native'), language('English', 'C1'), language('Portuguese', 'B1')),
    ],
  });
