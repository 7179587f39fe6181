import type { Role } from "./actor";

export type Member = {
  readonly membershipId: string;
  /** As addresses and forms name it. */
  readonly publicId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly entityUid: string | null;
  readonly since: Date;
  readonly hasSecondFactor: boolean;
  readonly isYou: boolean;
};

export type OpenInvite = {
  readonly invitationId: string;
  readonly publicId: string;
  readonly email: string;
  readonly role: Role;
  readonly entityUid: string | null;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly expired: boolean;
};

export type Team = {
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvite[];
  /** There are more members than one list holds. */
  readonly more: boolean;
};

export const removalSentence = {
  "no-such-member": /*i18n*/ "This role was taken away already",
  yourself: /*i18n*/ "Nobody takes away her own role: ask another administrator",
  "last-one": /*i18n*/ "The last one with this role stays: give it to somebody else first",
} as const;
