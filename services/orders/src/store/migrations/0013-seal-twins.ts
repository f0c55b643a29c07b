import { Migration } from "@exparte/database";
import { twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import type { SealedText } from "../../rules/ids.js";

interface KeptSeal {
  readonly order_id: string;
  readonly version: number;
  readonly seal: SealedText;
}

const AT_ONCE = 1_000;

/** The digest of the other text that an ES256 seal can have, so that whoever hashed that one is told what it is. */
export class SealTwins0013 extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table orders.order_versions add column twin_digest text");
    for (let kept = await this.#after("", 0); kept.length > 0; ) {
      for (const { seal } of kept) this.#tellTwin(seal);
      const last = kept.at(-1);
      kept = last === undefined ? [] : await this.#after(last.order_id, last.version);
    }
    this.addSql("create index on orders.order_versions (twin_digest)");
  }

  async #after(orderId: string, version: number): Promise<KeptSeal[]> {
    const rows = await this.execute(
      `select order_id, version, seal from orders.order_versions where (order_id, version) > (?, ?)
       order by order_id, version limit ${AT_ONCE}`,
      [orderId, version],
    );
    return rows as unknown as KeptSeal[];
  }

  /** Digests are base64url, which needs no escaping. */
  #tellTwin(seal: SealedText): void {
    const twin = twinOfSeal(seal);
    if (twin === undefined) return;
    this.addSql(
      `update orders.order_versions set twin_digest = '${sealDigest(twin)}' where seal_digest = '${sealDigest(seal)}'`,
    );
  }
}
