/**
 * veraPDF, the PDF Association's reference validator, as a judge of PDF/UA-1. It is a Java program that Maven gets from
 * its central repository into the git-ignored `.cache/`; where Java or Maven is missing, or the network, its tests are
 * skipped by name. All files are validated by one Java process.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { findJudge, judge } from '../judges.ts';
import { runProgram } from './run-program.ts';

const version = '1.30.2';
const cache = join(import.meta.dirname, '../../.cache/verapdf');
const program = join(cache, `cli-${version}.jar`);
const artifact = `org.verapdf.apps:cli:${version}`;
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

export interface VeraReport {
  readonly file: string;
  readonly compliant: boolean;
  /** Clause and test of the rule, its words, and where it failed first. */
  readonly failures: readonly string[];
}

/** Why veraPDF cannot be asked, or undefined where it can. Gets it when it is not there yet. */
export async function prepareVeraPdf(): Promise<string | undefined> {
  if (findJudge('java') === undefined) return 'needs java';
  if (existsSync(program)) return undefined;
  if (findJudge('mvn') === undefined) return 'needs mvn to get veraPDF';
  await mkdir(cache, { recursive: true });
  const copy = [`${plugin}:copy`, `-Dartifact=${artifact}`, `-DoutputDirectory=${cache}`];
  const run = await runProgram(judge('mvn'), ['-q', '-B', ...copy]);
  if (run.status !== 0) return 'Maven could not get veraPDF';
  const copied = join(cache, 'cli.jar');
  if (existsSync(copied)) await rename(copied, program);
  return existsSync(program) ? undefined : 'Maven could not get veraPDF';
}

export async function validateWithVeraPdf(files: readonly string[]): Promise<readonly VeraReport[]> {
  const flags = ['--flavour', 'ua1', '--format', 'json', '--maxfailuresdisplayed', '3'];
  const { stdout, stderr } = await runProgram(judge('java'), ['-jar', program, ...flags, ...files]);
  const reports = parseVeraReport(stdout);
  if (reports.length !== files.length)
    throw new Error(`veraPDF judged ${reports.length} of ${files.length}: ${stderr}`);
  return reports;
}

interface VeraJson {
  readonly report: {
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string };
      readonly taskException?: unknown;
      readonly validationResult?: readonly {
        readonly compliant: boolean;
        readonly details: {
          readonly ruleSummaries?: readonly {
            readonly clause: string;
            readonly testNumber: number;
            readonly description: string;
            readonly checks?: readonly { readonly context?: string; readonly errorMessage?: string }[];
          }[];
        };
      }[];
    }[];
  };
}

export function parseVeraReport(json: string): readonly VeraReport[] {
  const { report } = JSON.parse(json) as VeraJson;
  return report.jobs.map(({ itemDetails, validationResult }) => {
    const result = validationResult?.[0];
    const failures = (result?.details.ruleSummaries ?? []).map(
      ({ clause, testNumber, description, checks }) =>
        `${clause}-${testNumber}: ${description} [${checks?.[0]?.errorMessage ?? ''}] at ${checks?.[0]?.context ?? ''}`,
    );
    return { file: itemDetails.name, compliant: result?.compliant === true, failures };
  });
}
