/**
 * The data dictionary of the public report: what each column of the download holds, and which column of the template
 * for transparency reports under DSA art. 15(1)(a) it compares with, in that template's own words (Implementing
 * Regulation (EU) 2024/2835, Annex I, sheet 3_member_states_orders).
 */
export const REPORT_COLUMNS = [
  {
    name: "table",
    type: "string",
    definition:
      "What is counted. applications: applications to a court for such an order. orders: orders to a platform to act against content, by type of illegal content. removals: the same orders, by whether the content was gone in time. outcomes: the same orders, by what became of them. disclosures: requests of a court to say who posted. notices: reports to a platform before anyone went to court. complaints: complaints to the data protection authority about a platform.",
  },
  { name: "half_year", type: "string", definition: "The half-year, such as 2026-H1; calendar of Europe/Amsterdam." },
  {
    name: "reporting_period",
    type: "string",
    definition: "The half-year's first and last day. A record belongs to the half-year in which it began.",
    dsaColumn: "Reporting period",
  },
  {
    name: "member_state",
    type: "string",
    definition: "The Member State of the courts and the authority (ISO 3166-1).",
    dsaColumn: "Scope",
  },
  {
    name: "court",
    type: "string",
    definition:
      "The court's id. TOTAL: all courts. REST: together, those that are not named. Only where table is applications.",
  },
  {
    name: "platform",
    type: "string",
    definition:
      "The platform's id. RESPONDENTS: together, the addressees whom nobody registered. TOTAL: all platforms. REST: together, those that are not named in this table (where platform_kind is not REST: those of that kind). Empty where table is applications.",
    dsaColumn: "Service",
  },
  {
    name: "platform_kind",
    type: "string",
    definition:
      "SOCIAL_MEDIA, VIDEO, SEARCH_ENGINE, HOSTING or WEBSITE; RESPONDENT: no platform; TOTAL: all; REST: those not named by kind. Only where table is orders, removals or outcomes.",
  },
  {
    name: "category",
    type: "string",
    definition:
      "TOTAL: all. REST: together, those that are not named in this table. applications: SUBMITTED (not decided), GRANTED, REFUSED, REFERRED_TO_PROSECUTION, WITHDRAWN. orders: the type of illegal content, in the words of the templates. removals: WITHIN_TERM, AFTER_TERM, NOT_REMOVED. outcomes: UNCONTESTED, CONTESTED (not decided, or withdrawn), UPHELD (the decision freed nothing of the platform's), NARROWED (it freed something), LIFTED, LAPSED. disclosures: DISCLOSED, REFUSED, WITHDRAWN, EXPIRED, UNANSWERED. notices: OPEN, REMOVED, REFUSED_LAWFUL, REFUSED_OVERRIDING_PUBLIC_INTEREST, NO_RESPONSE. complaints: NOT_COMPETENT, DISMISSED, INFRINGEMENT_FOUND, UNDECIDED.",
    dsaColumn: "Category of illegal content",
  },
  {
    name: "count",
    type: "integer",
    definition:
      "How many applications, orders, requests, notices or complaints began in the half-year. An order to several platforms counts once for each. Under TOTAL for all platforms it is the sum over platforms.",
    dsaColumn: "Number of orders to act against illegal content received",
  },
  {
    name: "items",
    type: "integer",
    definition: "The exact places (URLs) that the orders named. Only where table is orders.",
    dsaColumn:
      "Number of specific items of information included in the total number of orders to act against illegal content",
  },
  {
    name: "median_hours_to_decision",
    type: "number",
    definition:
      "Median hours, to the tenth, from submission to the court's decision. No decision counts as longer than any; empty where that is half, or of fewer than ten applicants. Only where table is applications.",
  },
  {
    name: "median_hours_to_inform",
    type: "number",
    definition:
      "Median hours, to the tenth, from the moment the order was given to its service: the platform's acknowledgement of receipt, or the bailiff's service where that was first. An order not served counts as longer than any; empty where that is half, or of fewer than ten applicants. Only where table is orders.",
    dsaColumn: "Median time to inform the authority of the receipt of the order to act against illegal content",
  },
  {
    name: "median_hours_to_give_effect",
    type: "number",
    definition:
      "Median hours, to the tenth, from the moment the order was given to the last item's being gone. An order not given effect counts as longer than any, where templates leave it out; empty where that is half, or of fewer than ten applicants. Only where table is orders.",
    dsaColumn: "Median time to give effect to the order to act against illegal content",
  },
  {
    name: "median_hours_to_answer",
    type: "number",
    definition:
      "Median hours, to the tenth, from the request to the platform's answer. No answer counts as longer than any; empty where that is half, or under fewer than ten orders. Only where table is disclosures, which are requests under a code of conduct, not orders under DSA art. 10.",
  },
] as const satisfies readonly ReportColumn[];

interface ReportColumn {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  readonly definition: string;
  /** For rows whose `table` is `orders`. */
  readonly dsaColumn?: string;
}

export const REPORT_DICTIONARY = {
  title: "Exparte: public report on takedown orders",
  dsaTemplate:
    "Implementing Regulation (EU) 2024/2835, Annex I, sheet 3_member_states_orders (DSA art. 15(1)(a)); dsaColumn is the column's heading there, for rows where table is orders.",
  suppression:
    "Every row is about at least five applicants (tables applications, orders, removals, outcomes), five complainants (complaints), five orders (disclosures) or five notices (notices). Orders and notices are no persons: one person may be behind several, so a row of disclosures or notices may be about fewer than five persons. A median is of at least ten of the same. Smaller groups are put together as REST or withheld, and others with them, so that no smaller group can be derived from these figures by adding and subtracting, over all tables, platforms and half-years. A row that is not there is withheld, or there is nothing: it is not said which.",
  stability:
    "A half-year is published once, a month after its end, with what had happened by then, and does not change any more.",
  columns: REPORT_COLUMNS,
} as const;
