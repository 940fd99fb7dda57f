import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DirectoryContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** One audited change. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** The account or key it was about: of a failed sign-in the one that was tried. */
  account?: Maybe<Scalars['String']['output']>;
  /** The mutation's field. */
  action: Scalars['String']['output'];
  /** Who did it: an account, an API key, `operator`, `directory` or `anonymous`. */
  actor: Scalars['String']['output'];
  /** Where it came from. */
  address?: Maybe<Scalars['String']['output']>;
  at: Scalars['DateTime']['output'];
  /** How often it happened within its minute; refusals are counted, not listed one by one. */
  count?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  /** `OK` when it was carried out; else the error's code, or why there was nothing to do. */
  outcome: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Gives the next tokens for a refresh token; each refresh token serves once. */
  refreshSession?: Maybe<SessionPayload>;
  /** Gives tokens for an API key, or for a username and password. */
  signIn?: Maybe<SessionPayload>;
  /** Ends the session of a refresh token. */
  signOut?: Maybe<SignOutPayload>;
  /** Changes a place's entry in the registry; the router follows without a restart. */
  updatePlace?: Maybe<UpdatePlacePayload>;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignOutArgs = {
  input: SignOutInput;
};


export type MutationUpdatePlaceArgs = {
  input: UpdatePlaceInput;
};

/** A place's entry in the registry. */
export type PlaceRegistration = {
  __typename?: 'PlaceRegistration';
  enabled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  location: Scalars['String']['output'];
  name: Scalars['String']['output'];
  priority: Scalars['Int']['output'];
  timeZone: Scalars['String']['output'];
  urls: Array<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** The last audited changes, newest first; those that come after an entry where `after` names one. */
  auditLog?: Maybe<Array<AuditEntry>>;
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The refresh token of a session. */
export type RefreshSessionInput = {
  refreshToken: Scalars['String']['input'];
};

/** A session's tokens. */
export type SessionPayload = {
  __typename?: 'SessionPayload';
  accessToken: Scalars['String']['output'];
  /** Seconds until the access token expires. */
  expiresIn: Scalars['Int']['output'];
  /** Gives the next tokens, once. */
  refreshToken?: Maybe<Scalars['String']['output']>;
  /** Always `Bearer`. */
  tokenType: Scalars['String']['output'];
};

/** Either `apiKey`, or `username` with `password`. */
export type SignInInput = {
  apiKey?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
};

/** The refresh token of the session to end. */
export type SignOutInput = {
  refreshToken: Scalars['String']['input'];
};

/** The end of a session. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  signedOut: Scalars['Boolean']['output'];
};

/** What to change of a place; what is left out stays. */
export type UpdatePlaceInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  location?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** The order on pages and of retries; smaller is earlier. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** The URLs of the place, best first. */
  urls?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A place after its change. */
export type UpdatePlacePayload = {
  __typename?: 'UpdatePlacePayload';
  place: PlaceRegistration;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PlaceRegistration: ResolverTypeWrapper<PlaceRegistration>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  SessionPayload: ResolverTypeWrapper<SessionPayload>;
  SignInInput: SignInInput;
  SignOutInput: SignOutInput;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  UpdatePlaceInput: UpdatePlaceInput;
  UpdatePlacePayload: ResolverTypeWrapper<UpdatePlacePayload>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AuditEntry: AuditEntry;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  PlaceRegistration: PlaceRegistration;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  SessionPayload: SessionPayload;
  SignInInput: SignInInput;
  SignOutInput: SignOutInput;
  SignOutPayload: SignOutPayload;
  UpdatePlaceInput: UpdatePlaceInput;
  UpdatePlacePayload: UpdatePlacePayload;
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  role: Array<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = DirectoryContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuditEntryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  refreshSession?: Resolver<Maybe<ResolversTypes['SessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SessionPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  updatePlace?: Resolver<Maybe<ResolversTypes['UpdatePlacePayload']>, ParentType, ContextType, RequireFields<MutationUpdatePlaceArgs, 'input'>>;
};

export type PlaceRegistrationResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['PlaceRegistration'] = ResolversParentTypes['PlaceRegistration']> = {
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  urls?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditLog?: Resolver<Maybe<Array<ResolversTypes['AuditEntry']>>, ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
};

export type SessionPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SessionPayload'] = ResolversParentTypes['SessionPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UpdatePlacePayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['UpdatePlacePayload'] = ResolversParentTypes['UpdatePlacePayload']> = {
  place?: Resolver<ResolversTypes['PlaceRegistration'], ParentType, ContextType>;
};

export type Resolvers<ContextType = DirectoryContext> = {
  AuditEntry?: AuditEntryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  PlaceRegistration?: PlaceRegistrationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SessionPayload?: SessionPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  UpdatePlacePayload?: UpdatePlacePayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = DirectoryContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
