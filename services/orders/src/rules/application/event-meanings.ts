import type { ApplicationEvent } from "./application.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<ApplicationEvent["kind"], string>> = {
  ApplicationSubmitted: "The registry entered the application.",
  ApplicationGranted: "The judge granted the application, whole or in part, and gave the order.",
  ApplicationRefused: "The judge refused the application, with reasons.",
  ApplicationReferred: "The judge referred the case to police and prosecution.",
  ApplicationWithdrawn: "The applicant withdrew the application.",
};
