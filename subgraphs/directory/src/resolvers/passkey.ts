import type {
  MutationResolvers,
  OwnPasskeysResolvers,
  PasskeyResolvers,
  QueryResolvers,
} from "../generated/resolvers.ts";
import { noteAudited } from "./audited.ts";

type PasskeyFields = "beginPasskey" | "addPasskey" | "renamePasskey" | "removePasskey";

/** The fields of a passkey. */
export const Passkey: PasskeyResolvers = {
  createdAt: ({ createdAtMs }) => new Date(createdAtMs).toISOString(),
  lastUsedAt: ({ usedAtMs }) => (usedAtMs === undefined ? null : new Date(usedAtMs).toISOString()),
  isSynced: ({ isSynced }) => isSynced ?? null,
};

/** One's passkeys, and whether there can be any. */
export const OwnPasskeys: OwnPasskeysResolvers = {
  obstacle: (_own, _args, { passkeys: { site } }) => (site.kind === "OFFERED" ? null : site.obstacle),
  passkeys: async ({ subject }, _args, { accounts }) => [...((await accounts.findPrincipal(subject))?.passkeys ?? [])],
};

/** The queries about passkeys. */
export const PasskeyQuery: Pick<QueryResolvers, "passkeys"> = {
  passkeys: (_root, _args, { viewer }) => ({ subject: viewer.subject }),
};

/** What people do with their passkeys. */
export const PasskeyMutation: Pick<MutationResolvers, PasskeyFields> = {
  beginPasskey: async (_root, { input }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    const options = await context.passkeys.begin(context.viewer, toProof(input), context.sender);
    return { options: JSON.stringify(options) };
  },

  addPasskey: async (_root, { input }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    return { passkey: await context.passkeys.add(context.viewer, input) };
  },

  renamePasskey: async (_root, { input: { id, name } }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    return { passkey: await context.passkeys.rename(context.viewer, id, name) };
  },

  removePasskey: async (_root, { input }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    await context.passkeys.remove(context.viewer, { id: input.id, ...toProof(input) }, context.sender);
    return { removedId: input.id };
  },
};

function toProof({ password, code }: { readonly password: string; readonly code?: string | null | undefined }) {
  return { password, code: code ?? undefined };
}
