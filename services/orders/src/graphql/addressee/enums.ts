import { enumOf } from "@exparte/subgraph";
import type {
  ConfirmationOutcome,
  ImpossibleReason,
  ReinstatementDuty,
  ReinstatementOutcome,
} from "../../rules/addressee/addressee.js";
import type { AddresseeStatus } from "../../rules/addressee/addressee-status.js";
import type { FindingStatus, Found } from "../../rules/addressee/finding.js";
import type { PosterStatus } from "../../rules/addressee/poster.js";
import type { PosterOutcome, PosterReason } from "../../rules/addressee/poster-record.js";
import type { RespondentKind } from "../../rules/order-document/respondent.js";

export const AddresseeStatusEnum = enumOf<AddresseeStatus>(
  "AddresseeStatus",
  {
    PENDING: "The order is given and not served.",
    SERVED: "The order is served: the term for removal runs.",
    PARTLY_COMPLIED: "Some items are confirmed as gone, others not.",
    COMPLIED: "Every item is confirmed as gone, or as disclosed.",
    IMPOSSIBLE_CLAIMED: "The platform says that an item cannot be removed.",
    REINSTATEMENT_DUE: "The order ended or was narrowed, or an item is suspended: what was taken down is to go back.",
    REINSTATED: "All that was to go back is back, and the order covers nothing more.",
  },
  "Where one platform stands with an order.",
);

export const ConfirmationOutcomeEnum = enumOf<ConfirmationOutcome>(
  "ConfirmationOutcome",
  {
    REMOVED: "The platform removed it.",
    ACCESS_DISABLED: "The platform made it inaccessible, where it says.",
    DEREFERENCED: "The result is no longer shown on the query.",
    MEASURE_IN_PLACE: "The platform keeps copies away, by a measure that is in place since then.",
    DISCLOSED: "Who posted it, or is behind it, was disclosed to the recipient.",
    ALREADY_GONE: "It was gone before the platform acted.",
    NOT_FOUND: "The platform could not find it.",
    IMPOSSIBLE: "The platform cannot remove it, for the reason that it gives.",
  },
  "What became of one item.",
);

export const ImpossibleReasonEnum = enumOf<ImpossibleReason>(
  "ImpossibleReason",
  {
    DE_FACTO_IMPOSSIBLE: "It cannot be done; the term runs on, and the judge decides (Rv art. 611d).",
    MANIFEST_ERROR: "The order is plainly mistaken; the term of the item stands still until the court has answered.",
    INSUFFICIENT_INFORMATION:
      "The order says too little to act on; the term of the item stands still until the court has answered.",
    DATA_NOT_HELD:
      "Of a duty to disclose: the platform does not hold the data; the term stands still until the court has answered.",
    LEGAL_OBSTACLE:
      "Of a duty to disclose: a provision of law stands in the way; the term stands still until the court has answered.",
  },
  "Why an item cannot be removed, or disclosed (after TERREG art. 3(7)–(8)).",
);

export const MeansOfServiceEnum = enumOf<"BAILIFF" | "SUBSTITUTE">(
  "MeansOfService",
  {
    BAILIFF: "A bailiff served it (deurwaarder).",
    SUBSTITUTE: "It was sent in another way that the court accepts.",
  },
  "How a court has an order served; on a platform of the hub its acknowledgement serves too, unless the order says otherwise.",
);

export const ReinstatementDutyEnum = enumOf<ReinstatementDuty>(
  "ReinstatementDuty",
  {
    DUE: "The platform took it down under this order, and puts it back.",
    HELD: "The platform took it down, but another order in force covers it: it stays down until that one ends.",
    NONE: "It was never taken down under this order.",
  },
  "What comes of an item that the order no longer covers, or that the court suspends.",
);

export const ReinstatementOutcomeEnum = enumOf<ReinstatementOutcome>(
  "ReinstatementOutcome",
  {
    REINSTATED: "It is back (teruggeplaatst).",
    KEPT_DOWN: "It stays down on a ground of the platform's own, which it states.",
  },
  "What the platform did with an item that was to be put back.",
);

export const RespondentKindEnum = enumOf<RespondentKind>(
  "RespondentKind",
  {
    PERSON: "A natural person.",
    COMPANY: "A company or another legal person.",
    SITE_KEEPER: "Whoever keeps the site at an IP address, by name or by what is known instead.",
  },
  "Who an addressee is whom nobody registered.",
);

export const PosterOutcomeEnum = enumOf<PosterOutcome>(
  "PosterOutcome",
  {
    INFORMED: "The platform told the poster of the order, its reasons, redress and territorial scope.",
    NOT_POSSIBLE: "The platform cannot tell the poster, for the reason that it gives.",
  },
  "What came of telling the poster of an item (DSA art. 9(5)).",
);

export const PosterReasonEnum = enumOf<PosterReason>(
  "PosterReason",
  {
    POSTER_UNKNOWN: "The platform does not know who posted it.",
    POSTER_UNREACHABLE: "The platform has no way of reaching who posted it.",
  },
  "Why a platform cannot tell the poster.",
);

export const PosterStatusEnum = enumOf<PosterStatus>(
  "PosterStatus",
  {
    DUE: "The platform gave effect to the order and is to confirm that the poster knows; the term for that runs.",
    OVERDUE: "That term has passed, and the platform confirmed nothing.",
    INFORMED: "The poster was told in time.",
    INFORMED_LATE: "The poster was told after the moment at which that was due.",
    INFORMED_EARLY: "The poster was told before the moment that the court set.",
    NOT_POSSIBLE: "The poster is unknown, or cannot be reached.",
  },
  "Where a platform stands with telling the poster of an item (DSA art. 9(5)).",
);

export const FindingKindEnum = enumOf<Found["kind"]>(
  "FindingKind",
  {
    BREACH: "The items were up when they should have been gone (overtreding).",
    COMPLIANCE: "The items were gone.",
  },
  "What a court finds of an addressee's items (vaststelling).",
);

export const FindingStatusEnum = enumOf<FindingStatus>(
  "FindingStatus",
  {
    FOUND: "The court found so, and nobody contests it.",
    CONTESTED: "The platform contests it; it counts until the court withdraws it.",
    UPHELD: "The court stayed with it.",
    WITHDRAWN: "The court took it back: it counts as if it had never been made.",
  },
  "Where a court's finding stands.",
);

export const FindingOutcomeEnum = enumOf<"UPHELD" | "WITHDRAWN">(
  "FindingOutcome",
  {
    UPHELD: "The court stays with a finding that the platform contests.",
    WITHDRAWN: "The court takes the finding back, contested or not.",
  },
  "What becomes of a court's finding.",
);
