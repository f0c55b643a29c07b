import type { ApplicationEvent } from "./application.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<ApplicationEvent["kind"], string>> = {
  ApplicationSubmitted: "The registry entered the application.",
  ApplicationGranted: "The judge granted the application and gave the order.",
  ApplicationRefused: "The judge refused the application, with reasons.",
  ApplicationReferred: "The judge referred the case to police and prosecution.",
  ApplicationWithdrawn: "The applicant no longer asks.",
};
