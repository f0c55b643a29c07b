import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** A code that the hub's tables can hold; anything else is counted as one, so that nobody can make up new ones. */
const CODE = /^[A-Z][A-Z_]{0,63}$/;
/** What every part tells when an error was foreseen by nobody. */
const UNFORESEEN = "INTERNAL_SERVER_ERROR";
/** Prometheus gives up after ten seconds by default. */
const READ_WITHIN_MS = 5_000;
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What was found at a scrape: samples, by the name of their gauge. */
export type Reading = Readonly<Record<string, readonly Sample[]>>;

export interface GaugeWords {
  readonly help: string;
  readonly labels?: readonly string[];
}

export interface MetricsOptions {
  /** Which part of the hub this process is: a label of everything that it tells. */
  readonly part: string;
  readonly onProblem: (message: string, cause: unknown) => void;
}

export interface Metrics {
  /** Counts a refusal that a caller was told. */
  refused(code: string): void;
  /** Adds a histogram of waiting times; call the result with each of them. */
  seconds(name: string, help: string): (seconds: number) => void;
  /**
   * Adds gauges that are read together at each scrape. `name` is unique in the process. A reading that fails, or is not
   * there within five seconds, leaves its gauges out of that scrape and is told by `exparte_reading_failed`.
   */
  read(name: string, gauges: Readonly<Record<string, GaugeWords>>, read: () => Reading | Promise<Reading>): void;
  /** Everything, in Prometheus's text format. Scrapes that come together share one reading. */
  scrape(): Promise<string>;
  readonly contentType: string;
}

/** The metrics of one part of the hub, with those of its process. */
export function partMetrics({ part, onProblem }: MetricsOptions): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ part });
  const registers = [registry];
  const ofProcess = processMetrics(part);
  const refusals = new Counter({
    name: "exparte_refusals_total",
    help: "Refusals that this part told, by code; the gateway also counts those that a service made.",
    labelNames: ["code"],
    registers,
  });
  // A counter that first appears as 1 has not risen, for Prometheus: an alert would miss the first one.
  refusals.inc({ code: UNFORESEEN }, 0);
  const failed = new Gauge({
    name: "exparte_reading_failed",
    help: "1 while a reading failed at this scrape, so that its gauges are missing.",
    labelNames: ["reading"],
    registers,
  });
  const readings: (() => Promise<void>)[] = [];

  let underWay: Promise<string> | undefined;
  async function scraped(): Promise<string> {
    await Promise.all(readings.map((read) => read()));
    return `${await registry.metrics()}\n${await ofProcess.metrics()}`;
  }

  return {
    contentType: registry.contentType,
    refused(code) {
      refusals.inc({ code: CODE.test(code) ? code : "OTHER" });
    },
    seconds(name, help) {
      const histogram = new Histogram({ name, help, buckets: SECONDS, registers });
      // The clocks of two machines differ a little.
      return (seconds) => histogram.observe(Math.max(0, seconds));
    },
    read(name, gauges, read) {
      const kept = Object.entries(gauges).map(([gauge, { help, labels = [] }]) => ({
        of: gauge,
        gauge: new Gauge({ name: gauge, help, labelNames: labels, registers }),
        isLabelled: labels.length > 0,
      }));
      // A reading that hangs is not begun a second time: each one would take another connection.
      const readOnce = sharedUntilDone(async () => read());
      readings.push(async () => {
        for (const { gauge } of kept) gauge.reset();
        try {
          const found = await within(READ_WITHIN_MS, readOnce());
          for (const { of, gauge } of kept)
            for (const { labels = {}, value } of found[of] ?? []) gauge.set(labels, value);
          failed.set({ reading: name }, 0);
        } catch (cause) {
          failed.set({ reading: name }, 1);
          // Reset, a gauge without labels tells 0.
          for (const { gauge, isLabelled } of kept) if (!isLabelled) gauge.remove();
          onProblem(`The metrics could not be read: ${name}`, cause);
        }
      });
    },
    scrape() {
      underWay ??= scraped().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

let processRegistry: Registry | undefined;

/** Memory, processor, garbage collection and event loop. A process has them once, whatever runs in it. */
function processMetrics(part: string): Registry {
  if (processRegistry !== undefined) return processRegistry;
  processRegistry = new Registry();
  processRegistry.setDefaultLabels({ part });
  collectDefaultMetrics({ register: processRegistry });
  return processRegistry;
}

function sharedUntilDone<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
