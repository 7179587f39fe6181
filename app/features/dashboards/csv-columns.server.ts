/** The columns of staff's exports: what the lists show, with ids and ISO dates. */
import type { I18n } from "@lingui/core";
import type { QueueRow } from "~/features/applications/application-case";
import type { CsvColumn } from "~/platform/csv.server";
import type { Locale } from "~/values/words";
import type { EnrollmentLine } from "./enrollment-list";
import type { ActivityDay } from "./overview";
import type { StoreLine } from "./store-list";

type Spoken = { readonly i18n: I18n; readonly locale: Locale };
const column = <Row>(
  header: string,
  kind: CsvColumn<Row>["kind"],
  value: CsvColumn<Row>["value"],
): CsvColumn<Row> => ({ header, kind, value });

export const reviewColumns = ({ i18n, locale }: Spoken): readonly CsvColumn<QueueRow>[] => [
  column(i18n._("Application"), "text", (row) => row.id),
  column(i18n._("Shop"), "text", (row) => row.store.name),
  column(i18n._("Shop id"), "text", (row) => row.store.uid),
  column(i18n._("Program"), "text", (row) => row.program.name[locale]),
  column(i18n._("Product"), "text", (row) => row.product?.title),
  column(i18n._("Status"), "text", (row) => row.status),
  column(i18n._("Sent"), "day", (row) => row.submittedAt),
  column(i18n._("Promised by"), "day", (row) => row.answerBy),
  column(i18n._("Rules"), "text", (row) => row.outcome),
  column(i18n._("Files"), "number", (row) => row.evidence),
  column(i18n._("Approvals given"), "number", (row) => row.approvals.given),
  column(i18n._("Approvals needed"), "number", (row) => row.approvals.needed),
  column(i18n._("Looked at by"), "text", (row) => row.claim?.name),
];

export const enrollmentColumns = ({
  i18n,
  locale,
}: Spoken): readonly CsvColumn<EnrollmentLine>[] => [
  column(i18n._("Enrollment"), "text", (row) => row.id),
  column(i18n._("Shop"), "text", (row) => row.store.name),
  column(i18n._("Shop id"), "text", (row) => row.store.uid),
  column(i18n._("Program"), "text", (row) => row.program.name[locale]),
  column(i18n._("Version"), "number", (row) => row.program.versionNumber),
  column(i18n._("Status"), "text", (row) => row.status),
  column(i18n._("Begins"), "day", (row) => row.startsOn),
  column(i18n._("Ends"), "day", (row) => row.endsOn),
  column(i18n._("Recovers by"), "day", (row) => row.recoverBy),
  column(i18n._("Product"), "text", (row) => row.product?.title),
];

export const storeColumns = ({ i18n }: Spoken): readonly CsvColumn<StoreLine>[] => [
  column(i18n._("Shop"), "text", (row) => row.name),
  column(i18n._("Shop id"), "text", (row) => row.uid),
  column(i18n._("Business"), "text", (row) => row.entity),
  column(i18n._("Category"), "text", (row) => row.category),
  column(i18n._("Region"), "text", (row) => row.region),
  column(i18n._("Opened"), "day", (row) => row.openedAt),
  column(i18n._("On sale"), "number", (row) => row.onSale),
  column(i18n._("Licence checked"), "number", (row) => (row.verified ? 1 : 0)),
  column(i18n._("Open applications"), "number", (row) => row.openApplications),
  column(i18n._("Enrolled"), "number", (row) => row.enrolled),
];

export const activityColumns = ({ i18n }: Spoken): readonly CsvColumn<ActivityDay>[] => [
  column(i18n._("Day"), "day", (row) => row.day),
  column(i18n._("Sent"), "number", (row) => row.sent),
  column(i18n._("Decided"), "number", (row) => row.decided),
];
