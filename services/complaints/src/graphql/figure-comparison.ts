import type { FigureComparison } from "@exparte/publication";
import { Field, Float, ObjectType } from "type-graphql";
import type { ComplaintFigure } from "../complaint-figure.js";
import type { NoticeFigure } from "../notice-figure.js";
import { ComplaintFigureEnum, NoticeFigureEnum } from "./enums.js";

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class ComplaintFigureComparison implements FigureComparison<ComplaintFigure> {
  @Field(() => ComplaintFigureEnum)
  figure!: ComplaintFigure;

  @Field(() => Float, { nullable: true, description: "The platform's own, over the period." })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: "The platform's own, over the period compared with." })
  earlier!: number | null;

  @Field(() => Float, { nullable: true, description: "value - earlier." })
  change!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median over all platforms about which the AP received a complaint in the period and that have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure and at least five complained of other platforms; else it is null.",
  })
  median!: number | null;

  @Field(() => Float, { nullable: true, description: "value - median." })
  fromMedian!: number | null;
}

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class NoticeFigureComparison implements FigureComparison<NoticeFigure> {
  @Field(() => NoticeFigureEnum)
  figure!: NoticeFigure;

  @Field(() => Float, { nullable: true, description: "The platform's own, over the period." })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: "The platform's own, over the period compared with." })
  earlier!: number | null;

  @Field(() => Float, { nullable: true, description: "value - earlier." })
  change!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median over all platforms that were sent a notice in the period and have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure; else it is null.",
  })
  median!: number | null;

  @Field(() => Float, { nullable: true, description: "value - median." })
  fromMedian!: number | null;
}
