/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}": typeof types.DeviceDocument,
    "query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.DevicesDocument,
    "query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        serialNumber\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        address\n        model\n        firmware\n        counts {\n          users\n          punches\n          capacity\n        }\n        completeness {\n          verdict\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.DevicesByPlaceDocument,
    "query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}": typeof types.MeDocument,
    "query Places {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}": typeof types.PlacesDocument,
    "query Platform {\n  platform {\n    version\n    contractHash\n    executor\n  }\n}": typeof types.PlatformDocument,
    "query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}": typeof types.PunchCursorsDocument,
    "query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}": typeof types.PunchDetailDocument,
    "subscription PunchRecorded($placeIds: [ID!], $deviceIds: [ID!], $userIds: [ID!], $after: String) {\n  punchRecorded(\n    placeIds: $placeIds\n    deviceIds: $deviceIds\n    userIds: $userIds\n    after: $after\n  ) {\n    cursor\n    phase\n    punch {\n      ...PunchRow\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": typeof types.PunchRecordedDocument,
    "fragment PunchRow on Punch {\n  id\n  at\n  localTime\n  pin\n  state\n  stateCode\n  verifyMode\n  verifyCode\n  channel\n  receivedAt\n  late\n  user {\n    id\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}": typeof types.PunchRowFragmentDoc,
    "query Punches($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        ...PunchRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.PunchesDocument,
    "query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}": typeof types.UserDocument,
    "query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.UsersDocument,
};
const documents: Documents = {
    "query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}": types.DeviceDocument,
    "query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.DevicesDocument,
    "query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        serialNumber\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        address\n        model\n        firmware\n        counts {\n          users\n          punches\n          capacity\n        }\n        completeness {\n          verdict\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.DevicesByPlaceDocument,
    "query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}": types.MeDocument,
    "query Places {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}": types.PlacesDocument,
    "query Platform {\n  platform {\n    version\n    contractHash\n    executor\n  }\n}": types.PlatformDocument,
    "query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}": types.PunchCursorsDocument,
    "query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}": types.PunchDetailDocument,
    "subscription PunchRecorded($placeIds: [ID!], $deviceIds: [ID!], $userIds: [ID!], $after: String) {\n  punchRecorded(\n    placeIds: $placeIds\n    deviceIds: $deviceIds\n    userIds: $userIds\n    after: $after\n  ) {\n    cursor\n    phase\n    punch {\n      ...PunchRow\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": types.PunchRecordedDocument,
    "fragment PunchRow on Punch {\n  id\n  at\n  localTime\n  pin\n  state\n  stateCode\n  verifyMode\n  verifyCode\n  channel\n  receivedAt\n  late\n  user {\n    id\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}": types.PunchRowFragmentDoc,
    "query Punches($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        ...PunchRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.PunchesDocument,
    "query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}": types.UserDocument,
    "query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.UsersDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}"): (typeof documents)["query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        serialNumber\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        address\n        model\n        firmware\n        counts {\n          users\n          punches\n          capacity\n        }\n        completeness {\n          verdict\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        serialNumber\n        status\n        fault {\n          code\n          since\n        }\n        lastSeenAt\n        address\n        model\n        firmware\n        counts {\n          users\n          punches\n          capacity\n        }\n        completeness {\n          verdict\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}"): (typeof documents)["query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Places {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}"): (typeof documents)["query Places {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Platform {\n  platform {\n    version\n    contractHash\n    executor\n  }\n}"): (typeof documents)["query Platform {\n  platform {\n    version\n    contractHash\n    executor\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}"): (typeof documents)["query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}"): (typeof documents)["query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription PunchRecorded($placeIds: [ID!], $deviceIds: [ID!], $userIds: [ID!], $after: String) {\n  punchRecorded(\n    placeIds: $placeIds\n    deviceIds: $deviceIds\n    userIds: $userIds\n    after: $after\n  ) {\n    cursor\n    phase\n    punch {\n      ...PunchRow\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}"): (typeof documents)["subscription PunchRecorded($placeIds: [ID!], $deviceIds: [ID!], $userIds: [ID!], $after: String) {\n  punchRecorded(\n    placeIds: $placeIds\n    deviceIds: $deviceIds\n    userIds: $userIds\n    after: $after\n  ) {\n    cursor\n    phase\n    punch {\n      ...PunchRow\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PunchRow on Punch {\n  id\n  at\n  localTime\n  pin\n  state\n  stateCode\n  verifyMode\n  verifyCode\n  channel\n  receivedAt\n  late\n  user {\n    id\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}"): (typeof documents)["fragment PunchRow on Punch {\n  id\n  at\n  localTime\n  pin\n  state\n  stateCode\n  verifyMode\n  verifyCode\n  channel\n  receivedAt\n  late\n  user {\n    id\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Punches($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        ...PunchRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query Punches($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        ...PunchRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}"): (typeof documents)["query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;