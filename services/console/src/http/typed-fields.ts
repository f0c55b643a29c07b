import type { Fields } from "../session/late-forms.js";
import { fieldsOf } from "../session/own-forms.js";
import { withOffsets } from "../words/typed-moment.js";

/** The fields of a form as somebody typed them: a moment with the choice of which of two hours it is. */
export const typedFields = (body: unknown): Fields => withOffsets(fieldsOf(body));
