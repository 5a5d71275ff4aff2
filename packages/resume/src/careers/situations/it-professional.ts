import type { Career } from '../career.ts';
import { sources } from '../sources.ts';

export const itProfessional: Career = {
  id: 'it-professional',
  name: 'IT professional',
  description: 'You run systems, networks or support, and things stay up because of you.',
  sectionOrder: [
    { kind: 'summary' },
    { kind: 'certificates' },
    { kind: 'skills' },
    { kind: 'work' },
    { kind: 'volunteer' },
    { kind: 'education' },
    { kind: 'languages' },
  ],
  recommendedTemplate: 'technical',
  recommendedPages: { min: 1, max: 2 },
  guidance: [
    {
      advice:
        'Keep the page plain. The makers of parsers say it themselves: the fancier it looks, the worse it is read.',
      source: sources.ladders,
    },
    {
      advice: 'Name, phone, e-mail and one profile are enough at the top; a street address is not needed.',
      source: sources.quantumTech,
    },
    {
      section: 'summary',
      advice: 'Aim at the post: network, security, platform or support, and how large a place you have kept running.',
      example: 'Network engineer for hospitals: 14 sites, 9,000 ports, no unplanned outage in 2025.',
      source: sources.itWorld,
    },
    {
      section: 'certificates',
      advice:
        'Advertisements for administrators ask for certificates more than most. Put the current ones high, with their year.',
      example: 'JNCIP-ENT, Juniper Networks, 2025',
      source: sources.goCertify,
    },
    {
      section: 'skills',
      advice: 'Group by layer (platform, network, automation, service) and name products as the advertisement does.',
      example: 'Virtualisation: Proxmox, Hyper-V, Ceph',
      source: sources.mit,
    },
    {
      section: 'work',
      advice: 'Give the scale (users, servers, sites) and then what became faster, safer or cheaper.',
      example: 'Moved 1,200 mailboxes in three nights; the help desk counted 19 calls the next morning.',
      source: sources.xyz,
    },
    {
      section: 'volunteer',
      advice: 'Free work with the same tools counts, if you say for whom and how much.',
      example: 'Keep the network of a food bank: 30 devices, two evenings a month',
      source: sources.europass,
    },
    {
      section: 'education',
      advice: 'One or two lines; your certificates are newer than your degree.',
      example: 'Diploma in Network Engineering, Harbour College, 2014',
      source: sources.fiveStrengths,
    },
    {
      section: 'languages',
      advice: 'If you answer calls or write for users, say in which languages.',
      example: 'Dutch and English (support in both)',
      source: sources.europassLanguages,
    },
  ],
};
