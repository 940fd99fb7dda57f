import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { RegisteredPlace } from '@biometricflow/schema/registry';
import type { Viewer as ViewerModel } from '@biometricflow/service/identity/viewer';
import type { RouterContext } from '../operation/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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

/** A reader: places answer for it. */
export type Device = {
  __typename?: 'Device';
  id: Scalars['ID']['output'];
};

/** When an account may write to readers: change people on them, set clocks, clear logs. Only accounts of roles that may at all have a use of it. */
export type DeviceWriteRight =
  /** At any time. */
  | 'ALWAYS'
  /** While an administrator gives the right, for a time and a reason. */
  | 'TIMED';

/** One location with readers. */
export type Place = {
  __typename?: 'Place';
  /** The last instant at which the place answered the router. Null when it never did. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Where it is, for people. */
  location?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  /** Whether the router reaches the place. */
  status?: Maybe<PlaceStatus>;
  timeZone?: Maybe<Scalars['String']['output']>;
};

/** Whether the router reaches a place. */
export type PlaceStatus =
  /** It answers, with trouble. */
  | 'DEGRADED'
  /** It is switched off in the registry. */
  | 'DISABLED'
  /** It does not answer. */
  | 'OFFLINE'
  /** It answers. */
  | 'ONLINE';

/** What runs here. */
export type Platform = {
  __typename?: 'Platform';
  /** The hash of the contract the places are held to. */
  contractHash: Scalars['String']['output'];
  /** The executor that runs queries: `apollo`. */
  executor: Scalars['String']['output'];
  /** The version of the software. */
  version: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Whoever holds the token of this request. */
  me?: Maybe<Viewer>;
  /** One place. Null when there is no such place; whoever does not see every place is told that it is out of scope. */
  place?: Maybe<Place>;
  /** The places in the viewer's scope, in the order of their priority. */
  places: Array<Place>;
  /** What runs here. */
  platform?: Maybe<Platform>;
};


export type QueryPlaceArgs = {
  id: Scalars['ID']['input'];
};

/** A place or a reader whose status is another now. */
export type StatusEvent = {
  __typename?: 'StatusEvent';
  /** The reader, as it is now. Null when it is about a place. */
  device?: Maybe<Device>;
  /** The place, as it is now. Null when it is about a reader alone. */
  place?: Maybe<Place>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * A change of what the router knows of a place's status, from now on; read `places` for what is so already. Without
   * `placeIds` of every place in the viewer's scope. A client that lost its connection, or read too slowly, subscribes
   * again and reads `places` again.
   */
  statusChanged: StatusEvent;
};


export type SubscriptionStatusChangedArgs = {
  placeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Whoever holds a token. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Whether the viewer may write to readers at any time, as far as the role may, or while an administrator gives the right to it. */
  deviceWrites: DeviceWriteRight;
  /** Until when it is given; it may have ended a moment ago. Null while it is not given, and where the viewer may at any time. */
  deviceWritesUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The account or API key. */
  id: Scalars['ID']['output'];
  /** The places the viewer may see. */
  places: Array<Place>;
  /** One of the roles of `@access`. */
  role: Scalars['String']['output'];
  /** The account's name. */
  username: Scalars['String']['output'];
  /** Who views as this account, reading alone, by `beginViewAs`; null where its owner asks. */
  viewedBy?: Maybe<Scalars['ID']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

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

/** Mapping of federation types */
export type FederationTypes = {
  Place: Place;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Place:
    ( { __typename: 'Place' }
    & GraphQLRecursivePick<FederationTypes['Place'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Device: ResolverTypeWrapper<Device>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DeviceWriteRight: DeviceWriteRight;
  Place: ResolverTypeWrapper<RegisteredPlace>;
  PlaceStatus: PlaceStatus;
  Platform: ResolverTypeWrapper<Platform>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  StatusEvent: ResolverTypeWrapper<Omit<StatusEvent, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Device: Device;
  ID: Scalars['ID']['output'];
  Place: RegisteredPlace;
  Platform: Platform;
  Query: Record<PropertyKey, never>;
  StatusEvent: Omit<StatusEvent, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
  Subscription: Record<PropertyKey, never>;
  Viewer: ViewerModel;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type AccessDirectiveArgs = {
  role: Array<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = RouterContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeviceResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place'], FederationReferenceType extends FederationReferenceTypes['Place'] = FederationReferenceTypes['Place']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Place']> | FederationReferenceType, FederationReferenceType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['PlaceStatus']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlatformResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['Platform'] = ResolversParentTypes['Platform']> = {
  contractHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  executor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType, RequireFields<QueryPlaceArgs, 'id'>>;
  places?: Resolver<Array<ResolversTypes['Place']>, ParentType, ContextType>;
  platform?: Resolver<Maybe<ResolversTypes['Platform']>, ParentType, ContextType>;
};

export type StatusEventResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['StatusEvent'] = ResolversParentTypes['StatusEvent']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  statusChanged?: SubscriptionResolver<ResolversTypes['StatusEvent'], "statusChanged", ParentType, ContextType, Partial<SubscriptionStatusChangedArgs>>;
};

export type ViewerResolvers<ContextType = RouterContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  deviceWrites?: Resolver<ResolversTypes['DeviceWriteRight'], ParentType, ContextType>;
  deviceWritesUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['Place']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RouterContext> = {
  DateTime?: GraphQLScalarType;
  Device?: DeviceResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  Platform?: PlatformResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  StatusEvent?: StatusEventResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RouterContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
