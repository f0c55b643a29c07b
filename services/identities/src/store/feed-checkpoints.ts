import { feedCheckpoints } from "@exparte/feed-reader";

export const checkpoints = feedCheckpoints("identities");
