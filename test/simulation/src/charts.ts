import { decidedWithin } from "./figures.js";
import type { PlayedScenario } from "./play-scenario.js";

export interface Bar {
  readonly label: string;
  /** The bar's length, 0 to 1. */
  readonly share: number;
}

export interface Chart {
  readonly title: string;
  readonly groups: readonly { readonly label: string; readonly bars: readonly Bar[] }[];
}

const WITHIN_HOURS = [1, 4, 8, 16, 24, 48];
const COST_STEP_CENTS = 10_000;
const COST_STEPS = 12;

/** How soon applications are decided, and what a case costs. */
export function chartsOf(scenarios: readonly PlayedScenario[]): Chart[] {
  return [decisionChart(scenarios), costChart(scenarios)];
}

function decisionChart(scenarios: readonly PlayedScenario[]): Chart {
  return {
    title: "Decided within, of all applications",
    groups: scenarios.map(({ name, judges, outcomes }) => {
      const cases = outcomes.flatMap((outcome) => outcome.cases);
      const bars = WITHIN_HOURS.map((hours) => ({ label: `${hours} h`, share: decidedWithin(cases, hours) || 0 }));
      return { label: `${name}, ${judges} ${judges === 1 ? "judge" : "judges"}`, bars };
    }),
  };
}

/** Of the scenario with the most cases: the cost of a case does not depend on their number. */
function costChart(scenarios: readonly PlayedScenario[]): Chart {
  const pools = scenarios.map(({ name, outcomes }) => ({
    name,
    costs: outcomes.flatMap(({ cases }) => cases.map(({ costCents }) => costCents)),
  }));
  const { name, costs } = pools.reduce((most, pool) => (pool.costs.length > most.costs.length ? pool : most));
  const bars = Array.from({ length: COST_STEPS + 1 }, (_, step): Bar => {
    const from = step * COST_STEP_CENTS;
    const until = step === COST_STEPS ? Number.POSITIVE_INFINITY : from + COST_STEP_CENTS;
    const share = costs.filter((cost) => cost >= from && cost < until).length / costs.length || 0;
    const euros = (cents: number) => (cents / 100).toLocaleString("en");
    const label = step === COST_STEPS ? `€${euros(from)} and more` : `€${euros(from)}–${euros(until)}`;
    return { label, share };
  });
  const last = bars.findLastIndex(({ share }) => share > 0);
  return { title: "Cost of a case, of all cases", groups: [{ label: name, bars: bars.slice(0, last + 1) }] };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Bars of block characters, precise to an eighth of a character. */
export function terminalChart({ title, groups }: Chart): string {
  const width = 50;
  const labels = Math.max(...groups.flatMap(({ bars }) => bars.map(({ label }) => label.length)));
  const lines = groups.flatMap(({ label, bars }) => [
    `  ${label}`,
    ...bars.map((bar) => `    ${bar.label.padStart(labels)} ${blocks(bar.share * width)} ${percent(bar.share)}`),
  ]);
  return [title, ...lines].join("\n");
}

function blocks(length: number): string {
  const eighths = Math.round(length * 8);
  return "█".repeat(Math.floor(eighths / 8)) + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
}

const ROW = 18;
const LEFT = 150;
const BAR = 460;

/** All charts below each other in one picture. */
export function svgOf(charts: readonly Chart[]): string {
  const parts: string[] = [];
  let y = 10;
  const text = (x: number, words: string, more = "") =>
    parts.push(`<text x="${x}" y="${y + ROW - 5}" ${more}>${escaped(words)}</text>`);
  for (const { title, groups } of charts) {
    text(10, title, 'font-weight="bold"');
    y += ROW;
    for (const { label, bars } of groups) {
      text(10, label, 'fill="#444"');
      y += ROW;
      for (const bar of bars) {
        text(LEFT - 8, bar.label, 'text-anchor="end"');
        parts.push(
          `<rect x="${LEFT}" y="${y + 2}" width="${(bar.share * BAR).toFixed(1)}" height="${ROW - 5}" fill="#154273"/>`,
        );
        text(LEFT + bar.share * BAR + 6, percent(bar.share), 'fill="#444"');
        y += ROW;
      }
    }
    y += ROW;
  }
  const size = `width="${LEFT + BAR + 70}" height="${y}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>\n${parts.join("\n")}\n</svg>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
