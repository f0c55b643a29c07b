import { Field, Float, ObjectType } from "type-graphql";

/**
 * The shape of a figure compared with another period and with the median of all. Extend it under a name and a
 * description. `figures` is the enum of figures to compare; `over` says over whom the median is taken and who sees it.
 */
export function comparedFigure<Figure>(figures: object, over: string) {
  @ObjectType()
  abstract class ComparedFigure {
    @Field(() => figures, { description: "Which figure this is." })
    figure!: Figure;

    @Field(() => Float, { nullable: true, description: "Its own, over the period, rounded to four decimals." })
    value!: number | null;

    @Field(() => Float, {
      nullable: true,
      description: "Its own, over the period compared with, rounded to four decimals.",
    })
    earlier!: number | null;

    @Field(() => Float, {
      nullable: true,
      description: "`value` less `earlier`, rounded to four decimals; null when either is.",
    })
    change!: number | null;

    @Field(() => Float, { nullable: true, description: over })
    median!: number | null;

    @Field(() => Float, {
      nullable: true,
      description: "`value` less `median`, rounded to four decimals; null when either is.",
    })
    fromMedian!: number | null;
  }
  return ComparedFigure;
}
