import type { Resume } from '../../schema/resume.ts';
import {
  award,
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
    design: { template: 'modern', page: 'a4', fitPages: 1 },
    basics: {
      name: 'Ananya Krishnamurthy',
      headline: 'Electronics graduate · embedded firmware',
      email: 'ananya@krishnamurthy.example',
      phone: '+91 20 5550 0193',
      url: 'https://ananya-k.example',
      location: { city: 'Pune', region: 'Maharashtra', countryCode: 'IN' },
      profiles: [{ network: 'GitHub', username: 'ananya-k', url: 'https://github.example/ananya-k' }],
    },
    sections: [
      summary(
        'Electronics engineer (class of 2026) looking for a first post in firmware. I have taken two boards from schematic to field test and am as much at home with an oscilloscope as with a datasheet.',
      ),
      section(
        'education',
        education({
          institution: 'Deccan Valley Institute of Technology',
          location: 'Pune',
          studyType: 'BE',
          area: 'Electronics and Telecommunication',
          score: 'CGPA 8.71 of 10, fourth of 132',
          dates: '2022-08..2026-06',
          courses: ['Embedded Systems', 'Digital Signal Processing', 'Control Systems', 'Operating Systems'],
        }),
      ),
      section(
        'skills',
        skill('Firmware', 'C', 'C++17', 'FreeRTOS', 'STM32', 'ESP32', 'Modbus, CAN, I²C, SPI'),
        skill('Hardware', 'KiCad', 'LTspice', 'reflow soldering', 'logic analyser'),
        skill('Tools', 'Python', 'Git', 'CMake', 'Unity and Ceedling tests', 'Linux'),
      ),
      section(
        'projects',
        project({
          name: 'Soil-moisture node that lives four years on one cell',
          entity: 'Final-year project, team of two',
          roles: ['Firmware and board layout'],
          dates: '2025-08..2026-05',
          url: 'https://github.example/ananya-k/soil-node',
          body: [
            '- Brought sleep current **from 41 µA to 3.2 µA** by changing the regulator and rewriting the radio driver around one wake-up timer.',
            '- Measured 2.3 km of LoRa range across a hill; 24 nodes have stood on a pomegranate farm near Solapur since January 2026.',
            '- The farmer’s own meter shows 19% less water pumped than in the same months of 2025.',
          ],
        }),
        project({
          name: 'CAN-bus logger for the Formula Student car',
          entity: 'Team Vajra Racing',
          roles: ['Data acquisition'],
          dates: '2024-07..2025-07',
          body: [
            '- Wrote the STM32 firmware that records 14 sensors at 1 kHz without a lost frame in 40 hours of driving.',
            '- Its first log exposed a wheel-speed wire that rubbed through at full lock; the car finished ninth of 64, up from 31st.',
          ],
        }),
      ),
      section(
        'work',
        experience(
          {
            organization: 'Varsha Flow Instruments',
            about: 'a maker of industrial flow meters',
            location: 'Pune',
          },
          {
            position: 'Firmware Intern',
            dates: '2025-05..2025-07',
            body: [
              '- Raised unit-test coverage of the Modbus driver from 12% to 78% and found two bugs behind unexplained field resets.',
              '- Automated the end-of-line test in Python: 95 seconds a meter instead of six minutes, on 400 meters a month.',
            ],
          },
        ),
        experience(
          { organization: 'Deccan Valley Institute of Technology', location: 'Pune' },
          {
            position: 'Peer tutor, microprocessor laboratory',
            dates: '2024-07..2025-04',
            body: ['- Tutored 36 second-year students in groups of six; 34 passed the practical at the first attempt.'],
          },
        ),
      ),
      section(
        'awards',
        award({
          title: 'Best final-year project (of 58)',
          awarder: 'Department of Electronics',
          dates: '2026-05',
        }),
      ),
      section(
        'certificates',
        certificate({
          name: 'Amateur station operator’s licence, restricted grade',
          issuer: 'Government of India',
          dates: '2024-02',
        }),
      ),
      section(
        'languages',
        language('Kannada', 'native'),
        language('English', 'fluent'),
        language('Hindi', 'fluent'),
        language('Marathi', 'conversational'),
      ),
    ],
  });
