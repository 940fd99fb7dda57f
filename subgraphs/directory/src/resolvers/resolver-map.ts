import type { Resolvers } from "../generated/resolvers.ts";
import { Account, PasswordLink } from "./account.ts";
import { AccountMutation } from "./account-mutation.ts";
import { AccountQuery } from "./account-query.ts";
import { Alert, QuietHours } from "./alert.ts";
import { AlertMutation } from "./alert-mutation.ts";
import { AlertQuery } from "./alert-query.ts";
import { Digest, DigestMutation, DigestQuery } from "./digest.ts";
import { Subscription } from "./alert-subscription.ts";
import { ApiKey } from "./api-key.ts";
import { ApiKeyMutation } from "./api-key-mutation.ts";
import { ApiKeyQuery } from "./api-key-query.ts";
import { DeviceWriteGrant, DeviceWriteMutation } from "./device-writes.ts";
import { Mutation } from "./mutation.ts";
import { OwnRecord } from "./own-record.ts";
import { OwnPasskeys, Passkey, PasskeyMutation, PasskeyQuery } from "./passkey.ts";
import { Query } from "./query.ts";
import { SecondFactor, SecondFactorMutation, SecondFactorQuery } from "./second-factor.ts";
import { Session } from "./session.ts";
import { SessionMutation } from "./session-mutation.ts";
import { SessionQuery } from "./session-query.ts";
import { Webhook, WebhookDelivery } from "./webhook.ts";
import { WebhookMutation } from "./webhook-mutation.ts";
import { WebhookQuery } from "./webhook-query.ts";

/** Every resolver of the directory, by type. */
export const resolvers: Resolvers = {
  Account,
  Alert,
  Digest,
  ApiKey,
  DeviceWriteGrant,
  OwnPasskeys,
  OwnRecord,
  Passkey,
  PasswordLink,
  QuietHours,
  SecondFactor,
  Session,
  Webhook,
  WebhookDelivery,
  Query: {
    ...Query,
    ...AccountQuery,
    ...ApiKeyQuery,
    ...PasskeyQuery,
    ...SecondFactorQuery,
    ...SessionQuery,
    ...WebhookQuery,
    ...AlertQuery,
    ...DigestQuery,
  },
  Mutation: {
    ...Mutation,
    ...AccountMutation,
    ...ApiKeyMutation,
    ...DeviceWriteMutation,
    ...PasskeyMutation,
    ...SecondFactorMutation,
    ...SessionMutation,
    ...WebhookMutation,
    ...AlertMutation,
    ...DigestMutation,
  },
  Subscription,
};
