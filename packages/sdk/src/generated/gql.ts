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
    "fragment AbsenceFacts on Absence {\n  id\n  from\n  to\n  part\n  start\n  end\n  note\n  hasNote\n  person {\n    ...PersonName\n  }\n  kind {\n    id\n    name\n    arabicName\n    colour\n    letter\n  }\n}": typeof types.AbsenceFactsFragmentDoc,
    "query AbsenceKinds {\n  absenceKinds {\n    id\n    name\n    arabicName\n    colour\n    letter\n    paid\n  }\n}": typeof types.AbsenceKindsDocument,
    "query Absences($filter: AbsenceFilter!, $first: Int, $after: String) {\n  absences(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        ...AbsenceFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.AbsencesDocument,
    "mutation AcceptFirstRead($input: AcceptFirstReadInput!) {\n  acceptFirstRead(input: $input) {\n    device {\n      id\n    }\n  }\n}": typeof types.AcceptFirstReadDocument,
    "fragment AccountFacts on Account {\n  id\n  username\n  name\n  role\n  places\n  users\n  isEnabled\n  waitsForPassword\n  hasSecondFactor\n  hasPasskeys\n  deviceWrites\n  deviceWriteGrant {\n    until\n    grantedBy\n    reason\n    isActive\n  }\n}": typeof types.AccountFactsFragmentDoc,
    "query AccountSessions($accountId: ID!) {\n  sessions(accountId: $accountId, first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}": typeof types.AccountSessionsDocument,
    "query Accounts($filter: AccountFilter, $first: Int) {\n  accounts(filter: $filter, first: $first) {\n    edges {\n      node {\n        ...AccountFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.AccountsDocument,
    "mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) {\n    alert {\n      ...AlertFacts\n    }\n  }\n}": typeof types.AcknowledgeAlertDocument,
    "mutation AcknowledgePeriod($input: AcknowledgePeriodInput!) {\n  acknowledgePeriod(input: $input) {\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}": typeof types.AcknowledgePeriodDocument,
    "fragment AcknowledgementFacts on Acknowledgement {\n  id\n  person {\n    ...PersonName\n  }\n  from\n  to\n  hash\n  records\n  at\n  isValid\n  voided {\n    at\n    date\n    periodId\n    changes {\n      ...ChangedFigures\n    }\n    causes {\n      kind\n      reference\n    }\n  }\n}": typeof types.AcknowledgementFactsFragmentDoc,
    "query Acknowledgements($filter: AcknowledgementFilter, $first: Int, $after: String) {\n  acknowledgements(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AcknowledgementFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.AcknowledgementsDocument,
    "mutation AddAbsence($input: AddAbsenceInput!) {\n  addAbsence(input: $input) {\n    absence {\n      ...AbsenceFacts\n    }\n    conflict {\n      ...AbsenceFacts\n    }\n  }\n}": typeof types.AddAbsenceDocument,
    "mutation AddDevice($input: AddDeviceInput!) {\n  addDevice(input: $input) {\n    job {\n      ...AddJob\n    }\n  }\n}": typeof types.AddDeviceDocument,
    "mutation AddHoliday($input: AddHolidayInput!) {\n  addHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}": typeof types.AddHolidayDocument,
    "fragment AddJob on Job {\n  ...JobFacts\n  added {\n    isProved\n    serialNumber\n    model\n    firmware\n    driftSeconds\n    users\n    punches\n    capacity\n    recordLayout\n    firstRowAt\n  }\n}\n\nquery AddingJob($id: ID!) {\n  job(id: $id) {\n    ...AddJob\n  }\n}": typeof types.AddJobFragmentDoc,
    "mutation AddPasskey($input: AddPasskeyInput!) {\n  addPasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}": typeof types.AddPasskeyDocument,
    "mutation AddPunch($input: AddPunchInput!) {\n  addPunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": typeof types.AddPunchDocument,
    "mutation AddWorkingDay($input: WorkingDayInput!) {\n  addWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": typeof types.AddWorkingDayDocument,
    "query Adjustments($filter: AdjustmentFilter, $first: Int, $after: String) {\n  adjustments(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        person {\n          ...PersonName\n        }\n        date\n        periodId\n        carriedIntoId\n        at\n        changes {\n          ...ChangedFigures\n        }\n        causes {\n          kind\n          reference\n        }\n      }\n    }\n    totalCount\n  }\n}": typeof types.AdjustmentsDocument,
    "fragment AlertFacts on Alert {\n  id\n  kind\n  state\n  placeId\n  deviceId\n  path\n  since\n  resolvedAt\n  value\n  acknowledgedBy\n  acknowledgedAt\n}": typeof types.AlertFactsFragmentDoc,
    "subscription AlertRaised {\n  alertRaised {\n    kind\n  }\n}": typeof types.AlertRaisedDocument,
    "fragment AlertRuleFacts on AlertRule {\n  kind\n  isEnabled\n  afterMinutes\n  threshold\n  isUrgent\n}": typeof types.AlertRuleFactsFragmentDoc,
    "query AlertRules {\n  alertRules {\n    ...AlertRuleFacts\n  }\n}": typeof types.AlertRulesDocument,
    "query Alerts($open: AlertFilter!, $over: AlertFilter!, $first: Int) {\n  open: alerts(filter: $open, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n  over: alerts(filter: $over, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.AlertsDocument,
    "fragment ApiKeyFacts on ApiKey {\n  id\n  name\n  prefix\n  role\n  places\n  state\n  createdAt\n  createdBy\n  expiresAt\n  lastUsedAt\n}": typeof types.ApiKeyFactsFragmentDoc,
    "query ApiKeys($first: Int) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.ApiKeysDocument,
    "mutation ApproveOvertime($input: ApproveOvertimeInput!) {\n  approveOvertime(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}": typeof types.ApproveOvertimeDocument,
    "mutation ApproveOvertimes($input: ApproveOvertimesInput!) {\n  approveOvertimes(input: $input) {\n    isDone\n    approved\n    minutes\n  }\n}": typeof types.ApproveOvertimesDocument,
    "mutation ApprovePushNewcomer($input: ApprovePushNewcomerInput!) {\n  approvePushNewcomer(input: $input) {\n    lines\n    device {\n      id\n    }\n  }\n}": typeof types.ApprovePushNewcomerDocument,
    "mutation AskPushReader($input: AskPushReaderInput!) {\n  askPushReader(input: $input) {\n    order {\n      id\n      state\n    }\n  }\n}": typeof types.AskPushReaderDocument,
    "mutation AssignShift($input: AssignShiftInput!) {\n  assignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}": typeof types.AssignShiftDocument,
    "subscription AttendanceChanged {\n  attendanceChanged {\n    kind\n  }\n}": typeof types.AttendanceChangedDocument,
    "query AttendanceDay($personId: ID!, $date: Date!) {\n  attendanceDay(personId: $personId, date: $date) {\n    ...DayCell\n    presenceMinutes\n    progressPct\n    keptPunches\n    droppedDuplicates\n    completeness\n    corrections\n    approvedOvertimeMinutes\n    overtimeApproval {\n      ...DecidedOvertime\n    }\n    absence {\n      id\n      part\n      start\n      end\n      note\n      kind {\n        id\n        name\n        arabicName\n        colour\n        letter\n      }\n    }\n    person {\n      ...PersonName\n      department {\n        id\n        name\n      }\n    }\n    waitsFor {\n      deviceId\n      provedUntil\n      lost {\n        from\n        to\n      }\n      setAside {\n        cause\n        rows\n        from\n        to\n      }\n      place {\n        id\n      }\n    }\n    explanation {\n      rules\n      timeZone\n      from\n      to\n      shift {\n        source\n        start\n        end\n        breakMinutes\n        graceInMinutes\n        graceOutMinutes\n      }\n      punches {\n        punchId\n        at\n        deviceId\n        fate\n        reason\n        channel\n        place {\n          id\n        }\n        correction {\n          ...CorrectionFacts\n        }\n      }\n      lines {\n        figure\n        key\n        seconds\n        values {\n          name\n          value\n        }\n      }\n    }\n  }\n}": typeof types.AttendanceDayDocument,
    "query AttendanceMatrix($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          ...DayCell\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": typeof types.AttendanceMatrixDocument,
    "query AttendanceMatrixCursors($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}": typeof types.AttendanceMatrixCursorsDocument,
    "query AttendanceRecordCursors($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}": typeof types.AttendanceRecordCursorsDocument,
    "query AttendanceRecords($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...DayCell\n        person {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": typeof types.AttendanceRecordsDocument,
    "query AttendanceStatement($personId: ID!, $from: Date!, $to: Date!) {\n  attendanceStatement(personId: $personId, from: $from, to: $to) {\n    lines\n    hash\n    isOpen\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}": typeof types.AttendanceStatementDocument,
    "query AttendanceTotals($filter: AttendanceFilter!, $groupBy: TotalsGroup!, $first: Int, $after: String) {\n  attendanceTotals(\n    filter: $filter\n    groupBy: $groupBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        department {\n          id\n          name\n        }\n        place {\n          id\n        }\n        days\n        workingDays\n        presentDays\n        absentDays\n        incompleteDays\n        pendingDays\n        unknownDays\n        leaveDays\n        lateDays\n        earlyLeaveDays\n        workedMinutes\n        expectedMinutes\n        lateMinutes\n        earlyLeaveMinutes\n        overtimeMinutes\n        offDayWorkedMinutes\n        attendanceRatePct\n        hoursProgressPct\n      }\n    }\n    totalCount\n    recomputing\n  }\n}": typeof types.AttendanceTotalsDocument,
    "query AuditLog($filter: AuditFilter, $first: Int, $after: ID) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    id\n    at\n    actor\n    action\n    outcome\n    account\n    address\n    targets\n    count\n    changes {\n      field\n      before\n      after\n    }\n  }\n}": typeof types.AuditLogDocument,
    "mutation BeginPasskey($input: BeginPasskeyInput!) {\n  beginPasskey(input: $input) {\n    options\n  }\n}": typeof types.BeginPasskeyDocument,
    "mutation BeginSecondFactor($input: BeginSecondFactorInput!) {\n  beginSecondFactor(input: $input) {\n    secret\n    uri\n  }\n}": typeof types.BeginSecondFactorDocument,
    "mutation BeginViewAs($input: BeginViewAsInput!) {\n  beginViewAs(input: $input) {\n    accessToken\n    expiresIn\n  }\n}": typeof types.BeginViewAsDocument,
    "fragment BlockerFacts on PeriodBlocker {\n  kind\n  isWaivable\n  count\n  records {\n    date\n    person {\n      ...PersonName\n    }\n  }\n  requests {\n    id\n    localTime\n    person {\n      ...PersonName\n    }\n  }\n  people {\n    ...PersonName\n  }\n}": typeof types.BlockerFactsFragmentDoc,
    "fragment CalendarFacts on PlaceCalendar {\n  place {\n    id\n  }\n  weekends {\n    from\n    weekend\n  }\n  holidays {\n    date\n    name\n  }\n  holidayPeriods {\n    ...HolidayFacts\n  }\n  extraWorkingDays\n}": typeof types.CalendarFactsFragmentDoc,
    "mutation CancelExport($id: ID!) {\n  cancelExport(id: $id) {\n    export {\n      ...ExportFacts\n    }\n  }\n}": typeof types.CancelExportDocument,
    "mutation CancelJob($input: CancelJobInput!) {\n  cancelJob(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.CancelJobDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    changedAt\n  }\n}": typeof types.ChangePasswordDocument,
    "fragment ChangedFigures on FigureChange {\n  figure\n  before\n  after\n  difference\n  place {\n    id\n  }\n}": typeof types.ChangedFiguresFragmentDoc,
    "mutation ConfirmHolidays($input: ConfirmHolidaysInput!) {\n  confirmHolidays(input: $input) {\n    holidays {\n      ...HolidayFacts\n    }\n  }\n}": typeof types.ConfirmHolidaysDocument,
    "mutation ConfirmLogClear($input: ConfirmLogClearInput!) {\n  confirmLogClear(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.ConfirmLogClearDocument,
    "mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    recoveryCodes\n  }\n}": typeof types.ConfirmSecondFactorDocument,
    "mutation CopyUsers($input: CopyUsersInput!) {\n  copyUsers(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.CopyUsersDocument,
    "mutation CorrectOutage($input: CorrectOutageInput!) {\n  correctOutage(input: $input) {\n    groupId\n    corrections\n  }\n}": typeof types.CorrectOutageDocument,
    "fragment CorrectionFacts on Correction {\n  id\n  kind\n  state\n  isRequest\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  at\n  localTime\n  punchState\n  punchId\n  groupId\n  reason\n  deeds {\n    move\n    actor\n    actorName\n    at\n    reason\n  }\n}": typeof types.CorrectionFactsFragmentDoc,
    "query CorrectionRequests($filter: CorrectionFilter, $first: Int, $after: String) {\n  correctionRequests(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.CorrectionRequestsDocument,
    "query Corrections($filter: CorrectionFilter, $first: Int, $after: String) {\n  corrections(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.CorrectionsDocument,
    "mutation CreateAccount($input: CreateAccountInput!) {\n  createAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}": typeof types.CreateAccountDocument,
    "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n    secret\n  }\n}": typeof types.CreateApiKeyDocument,
    "mutation CreateReceiver($input: CreateWebhookInput!) {\n  createWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n    secret\n  }\n}": typeof types.CreateReceiverDocument,
    "fragment DayCell on DayRecord {\n  date\n  status\n  flags\n  isFinal\n  checkIn\n  checkOut\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n  place {\n    id\n  }\n}": typeof types.DayCellFragmentDoc,
    "fragment DayProof on DeviceDay {\n  date\n  verdict\n  doubts\n  missing\n  rowsReported\n  rowsStored\n  copies\n  setAside\n  lastFullReadAt\n  lastRowAt\n}": typeof types.DayProofFragmentDoc,
    "query DayVerdicts($placeIds: [ID!], $first: Int!, $after: String, $from: Date!, $to: Date!) {\n  devices(placeIds: $placeIds, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        days(from: $from, to: $to) {\n          date\n          verdict\n          missing\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.DayVerdictsDocument,
    "mutation DecideCorrection($input: DecideCorrectionInput!) {\n  decideCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": typeof types.DecideCorrectionDocument,
    "mutation DecidePinConflict($input: DecidePinConflictInput!) {\n  decidePinConflict(input: $input) {\n    ...PinChange\n  }\n}": typeof types.DecidePinConflictDocument,
    "fragment DecidedOvertime on OvertimeApproval {\n  minutes\n  countedMinutes\n  isWorkedLess\n  reason\n  by\n  at\n  lines {\n    key\n    minutes\n    boundMinutes\n    usedMinutes\n    rule {\n      kind\n      scope\n      source\n    }\n  }\n}": typeof types.DecidedOvertimeFragmentDoc,
    "query Departments {\n  departments {\n    id\n    name\n  }\n}": typeof types.DepartmentsDocument,
    "query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}": typeof types.DeviceDocument,
    "query DeviceSummary($id: ID!, $from: Date!, $to: Date!, $people: Int!) {\n  device(id: $id) {\n    id\n    name\n    status\n    place {\n      id\n    }\n    summary(from: $from, to: $to, groupBy: DAY) {\n      total {\n        punches\n        people\n      }\n      rows {\n        date\n        punches {\n          punches\n          people\n        }\n      }\n      people(first: $people) {\n        pin\n        punches\n        person {\n          ...PersonName\n        }\n      }\n      source {\n        ...SourceState\n      }\n    }\n  }\n}": typeof types.DeviceSummaryDocument,
    "fragment DeviceWriteFacts on Viewer {\n  deviceWrites\n  deviceWritesUntil\n}": typeof types.DeviceWriteFactsFragmentDoc,
    "query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.DevicesDocument,
    "query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        kind\n        serialNumber\n        status\n        condition\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        lastPunchAt\n        address\n        counts {\n          punches\n          capacity\n        }\n        clock {\n          driftSeconds\n          measuredAt\n        }\n        completeness {\n          verdict\n          doubts\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.DevicesByPlaceDocument,
    "fragment DigestFacts on Digest {\n  placeId\n  at\n  nextAt\n}": typeof types.DigestFactsFragmentDoc,
    "query Digests {\n  digests {\n    ...DigestFacts\n  }\n}": typeof types.DigestsDocument,
    "mutation DisableDevice($input: DisableDeviceInput!) {\n  disableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": typeof types.DisableDeviceDocument,
    "mutation DismissPushNewcomer($input: DismissPushNewcomerInput!) {\n  dismissPushNewcomer(input: $input) {\n    place {\n      id\n    }\n  }\n}": typeof types.DismissPushNewcomerDocument,
    "mutation EditHoliday($input: EditHolidayInput!) {\n  editHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}": typeof types.EditHolidayDocument,
    "mutation EditPlaceCalendar($input: EditPlaceCalendarInput!) {\n  editPlaceCalendar(input: $input) {\n    calendar {\n      ...CalendarFacts\n    }\n  }\n}": typeof types.EditPlaceCalendarDocument,
    "mutation EditRoster($input: EditRosterInput!) {\n  editRoster(input: $input) {\n    changed\n  }\n}": typeof types.EditRosterDocument,
    "mutation EnableDevice($input: EnableDeviceInput!) {\n  enableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": typeof types.EnableDeviceDocument,
    "mutation EndDeviceWrites($input: EndDeviceWritesInput!) {\n  endDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": typeof types.EndDeviceWritesDocument,
    "mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    session {\n      id\n    }\n  }\n}": typeof types.EndSessionDocument,
    "fragment ExceptionFacts on AttendanceException {\n  id\n  kind\n  pin\n  date\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  facts {\n    name\n    value\n  }\n  actions\n  finding {\n    kind\n    date\n    deviceIds\n    places {\n      id\n    }\n  }\n  conflict {\n    ...PinConflictFacts\n  }\n}": typeof types.ExceptionFactsFragmentDoc,
    "query Exceptions($filter: ExceptionFilter!, $first: Int, $after: String) {\n  exceptions(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ExceptionFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.ExceptionsDocument,
    "query Export($id: ID!) {\n  export(id: $id) {\n    ...ExportFacts\n  }\n}": typeof types.ExportDocument,
    "query ExportColumns($kind: ExportKind!, $language: ExportLanguage) {\n  exportColumns(kind: $kind, language: $language) {\n    key\n    name\n    isUsual\n  }\n}": typeof types.ExportColumnsDocument,
    "fragment ExportFacts on Export {\n  id\n  kind\n  format\n  state\n  fileName\n  url\n  rowsDone\n  rowsExpected\n  sizeBytes\n  rowsSha256\n  startedAt\n  expiresAt\n  missing {\n    code\n    message\n    asOf\n    place {\n      id\n    }\n  }\n  failure {\n    code\n    message\n  }\n}": typeof types.ExportFactsFragmentDoc,
    "query ExportPreview($input: StartExportInput!) {\n  exportPreview(input: $input) {\n    columns\n    rows\n    rowsExpected\n  }\n}": typeof types.ExportPreviewDocument,
    "query Exports {\n  exports {\n    ...ExportFacts\n  }\n}": typeof types.ExportsDocument,
    "query Frame {\n  me {\n    id\n    username\n    role\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}": typeof types.FrameDocument,
    "mutation GrantDeviceWrites($input: GrantDeviceWritesInput!) {\n  grantDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": typeof types.GrantDeviceWritesDocument,
    "fragment HolidayFacts on HolidayPeriod {\n  id\n  from\n  to\n  name\n  latinName\n  arabicName\n  hijri\n  places {\n    id\n  }\n  isElsewhereToo\n  suggestion\n}": typeof types.HolidayFactsFragmentDoc,
    "query HolidaySuggestions($country: String!, $year: Int!, $language: String) {\n  holidaySuggestions(country: $country, year: $year, language: $language) {\n    suggestion\n    date\n    name\n    latinName\n    arabicName\n    hijri\n  }\n}": typeof types.HolidaySuggestionsDocument,
    "mutation IgnorePunch($input: IgnorePunchInput!) {\n  ignorePunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": typeof types.IgnorePunchDocument,
    "mutation ImportAbsences($input: ImportAbsencesInput!) {\n  importAbsences(input: $input) {\n    isDone\n    added\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}": typeof types.ImportAbsencesDocument,
    "mutation ImportPeople($input: ImportPeopleInput!) {\n  importPeople(input: $input) {\n    isDone\n    created\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}": typeof types.ImportPeopleDocument,
    "mutation ImportRoster($input: ImportRosterInput!) {\n  importRoster(input: $input) {\n    isDone\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}": typeof types.ImportRosterDocument,
    "fragment InsightFacts on Insight {\n  id\n  kind\n  reason\n  values {\n    name\n    value\n  }\n  person {\n    ...PersonName\n  }\n  deviceId\n  places {\n    id\n  }\n  from\n  to\n  fromAt\n  dates\n}": typeof types.InsightFactsFragmentDoc,
    "query InsightFigures($range: DateRange!, $before: DateRange!, $filter: SummaryFilter) {\n  days: summary(range: $range, groupBy: DAY, filter: $filter, first: 100) {\n    edges {\n      node {\n        date\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n    total {\n      ...SummaryParts\n    }\n    recomputing\n  }\n  weekdays: summary(range: $range, groupBy: WEEKDAY, filter: $filter, first: 7) {\n    edges {\n      node {\n        weekday\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  late: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: LATE_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  overtime: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: OVERTIME_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  before: summary(range: $before, groupBy: WEEKDAY, filter: $filter, first: 1) {\n    total {\n      ...SummaryParts\n    }\n  }\n}": typeof types.InsightFiguresDocument,
    "query Insights($from: Date!, $to: Date!, $placeIds: [ID!], $departmentIds: [ID!], $kinds: [InsightKind!], $first: Int, $after: String) {\n  insights(\n    from: $from\n    to: $to\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    kinds: $kinds\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...InsightFacts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    recomputing\n  }\n}": typeof types.InsightsDocument,
    "fragment JobFacts on Job {\n  id\n  kind\n  state\n  cursor\n  device {\n    id\n    name\n  }\n  askedBy\n  createdAt\n  startedAt\n  endedAt\n  done\n  total\n  unit\n  steps {\n    code\n    state\n    detail\n    device {\n      id\n      name\n    }\n    fault {\n      code\n      step\n      action\n      since\n    }\n  }\n  fault {\n    code\n    message\n    step\n    action\n    since\n  }\n  sync {\n    rowsAdded\n    isFull\n  }\n  verification {\n    outcome\n    from\n    to\n    onlyOnReader\n    onlyInLedger\n  }\n  users {\n    written\n    unchanged\n    removed\n    failed\n    waiting\n  }\n}": typeof types.JobFactsFragmentDoc,
    "subscription JobProgress($jobId: ID!, $after: String) {\n  jobProgress(jobId: $jobId, after: $after) {\n    cursor\n    phase\n    job {\n      ...AddJob\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": typeof types.JobProgressDocument,
    "query JobUsers($id: ID!) {\n  job(id: $id) {\n    id\n    users {\n      written\n      unchanged\n      removed\n      failed\n      waiting\n      people {\n        device {\n          id\n          name\n        }\n        pin\n        outcome\n        before {\n          name\n          privilege\n          cardNumber\n        }\n        after {\n          name\n          privilege\n          cardNumber\n        }\n        failure\n        code\n        notCopied\n      }\n    }\n  }\n}": typeof types.JobUsersDocument,
    "query JobVerification($id: ID!) {\n  job(id: $id) {\n    id\n    verification {\n      outcome\n      from\n      to\n      readAt\n      rowsRead\n      sums\n      unreadable\n      undated\n      cameMeanwhile\n      isSound\n      onlyOnReader\n      onlyInLedger\n      days {\n        date\n        verdictBefore\n        rowsOnReader\n        rowsInLedger\n        copies\n        setAside\n        elsewhere\n        onlyOnReader\n        wouldBeSetAside\n        onlyInLedger\n        goneFromLog\n        unreadable\n      }\n      examples {\n        side\n        pin\n        localTime\n        rows\n        setAside\n        channel\n      }\n    }\n  }\n}": typeof types.JobVerificationDocument,
    "mutation LockPeriod($input: LockPeriodInput!) {\n  lockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n    blockers {\n      ...BlockerFacts\n    }\n  }\n}": typeof types.LockPeriodDocument,
    "mutation MapPin($input: MapPinInput!) {\n  mapPin(input: $input) {\n    ...PinChange\n  }\n}": typeof types.MapPinDocument,
    "query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}": typeof types.MeDocument,
    "query OpenAlerts {\n  alerts(filter: {states: [RAISED]}, first: 0) {\n    totalCount\n  }\n}": typeof types.OpenAlertsDocument,
    "query OtherReaders($placeId: ID!) {\n  devices(placeIds: [$placeId], orderBy: NAME_ASC, first: 200) {\n    edges {\n      node {\n        id\n        name\n        kind\n        status\n        transport\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.OtherReadersDocument,
    "query OutagePreview($input: OutageInput!, $first: Int) {\n  outagePreview(input: $input, first: $first) {\n    token\n    totalCount\n    people\n    without\n    unknown\n    punches {\n      person {\n        ...PersonName\n      }\n      date\n      at\n      state\n    }\n  }\n}": typeof types.OutagePreviewDocument,
    "query OvertimeTotals($filter: AttendanceFilter!, $waiting: AttendanceFilter!) {\n  attendanceTotals(filter: $filter, groupBy: PERSON, first: 1) {\n    edges {\n      node {\n        overtimeMinutes\n        approvedOvertimeMinutes\n      }\n    }\n  }\n  waiting: attendance(filter: $waiting, first: 0) {\n    totalCount\n  }\n}": typeof types.OvertimeTotalsDocument,
    "query Overview($placeIds: [ID!], $today: DateRange!, $recent: DateRange!, $summary: SummaryFilter, $lateToday: AttendanceFilter!, $lateYesterday: AttendanceFilter!, $toFix: ExceptionFilter!, $requests: CorrectionFilter!, $holidaysFrom: Date!, $holidaysTo: Date!) {\n  presence(placeIds: $placeIds, first: 0) {\n    asOf\n    recomputing\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n  }\n  hours: summary(range: $today, groupBy: HOUR, filter: $summary, first: 24) {\n    edges {\n      node {\n        hour\n        punches {\n          punches\n          usual {\n            lowerQuartile\n            median\n            upperQuartile\n            weeks\n          }\n        }\n      }\n    }\n    totalPunches {\n      punches\n    }\n  }\n  days: summary(range: $recent, groupBy: DAY, filter: $summary, first: 31) {\n    edges {\n      node {\n        date\n        figures {\n          days\n          presentDays\n          lateDays\n          incompleteDays\n          absentDays\n          unknownDays\n        }\n      }\n    }\n  }\n  lateToday: attendance(filter: $lateToday, first: 0) {\n    totalCount\n  }\n  lateYesterday: attendance(filter: $lateYesterday, first: 0) {\n    totalCount\n  }\n  toFix: exceptions(filter: $toFix, first: 0) {\n    totalCount\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  holidays(from: $holidaysFrom, to: $holidaysTo, placeIds: $placeIds) {\n    date\n    name\n    hijri\n    place {\n      id\n    }\n  }\n}": typeof types.OverviewDocument,
    "query OwnPerson {\n  ownPerson {\n    ...PersonFacts\n  }\n}": typeof types.OwnPersonDocument,
    "query OwnViews($first: Int, $after: ID) {\n  ownRecord {\n    id\n    views(first: $first, after: $after) {\n      since\n      next\n      views {\n        at\n        actor\n        name\n        role\n        kind\n        isNamed\n      }\n    }\n  }\n}": typeof types.OwnViewsDocument,
    "fragment PasskeyFacts on Passkey {\n  id\n  name\n  createdAt\n  lastUsedAt\n  isSynced\n}": typeof types.PasskeyFactsFragmentDoc,
    "query PeriodBlockers($input: PeriodInput!) {\n  periodBlockers(input: $input) {\n    ...BlockerFacts\n  }\n}": typeof types.PeriodBlockersDocument,
    "fragment PeriodFacts on Period {\n  id\n  from\n  to\n  scope\n  places {\n    id\n  }\n  departmentIds\n  state\n  records\n  waived\n  documentUrl\n  deeds {\n    move\n    actorName\n    at\n    reason\n  }\n}": typeof types.PeriodFactsFragmentDoc,
    "query Periods($first: Int, $after: String) {\n  periods(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PeriodFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.PeriodsDocument,
    "query Person($id: ID!) {\n  person(id: $id) {\n    ...PersonFacts\n  }\n}": typeof types.PersonDocument,
    "query PersonAccount($id: ID!) {\n  person(id: $id) {\n    id\n    account\n  }\n}": typeof types.PersonAccountDocument,
    "fragment PersonFacts on Person {\n  ...PersonName\n  employedFrom\n  employedTo\n  source\n  department {\n    id\n    name\n  }\n  manager {\n    ...PersonName\n  }\n  homePlace {\n    id\n  }\n}": typeof types.PersonFactsFragmentDoc,
    "query PersonMark($id: ID!) {\n  person(id: $id) {\n    ...PersonName\n  }\n}": typeof types.PersonMarkDocument,
    "fragment PersonName on Person {\n  id\n  pin\n  name\n  latinName\n  arabicName\n}": typeof types.PersonNameFragmentDoc,
    "query Persons($filter: PersonFilter, $first: Int, $after: String) {\n  persons(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.PersonsDocument,
    "fragment PinChange on PinChangePayload {\n  isDone\n  decisionId\n  preview {\n    punches\n    days\n    firstAt\n    lastAt\n    unclaimedPunches\n    changedDays\n    changes {\n      date\n      person {\n        ...PersonName\n      }\n      before {\n        status\n        workedMinutes\n      }\n      after {\n        status\n        workedMinutes\n      }\n    }\n  }\n}": typeof types.PinChangeFragmentDoc,
    "fragment PinConflictFacts on PinConflict {\n  pin\n  isDecided\n  names {\n    name\n    isEnrolled\n    punches\n    lastAt\n    place {\n      id\n    }\n  }\n  persons {\n    ...PersonName\n  }\n}": typeof types.PinConflictFactsFragmentDoc,
    "query PinDecisions($pin: String, $first: Int, $after: String) {\n  pinDecisions(pin: $pin, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        kind\n        at\n        by\n        undoneAt\n        undoneBy\n        persons {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n  }\n}": typeof types.PinDecisionsDocument,
    "query PinEvidence($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}": typeof types.PinEvidenceDocument,
    "query PinEvidenceWithCards($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      privilege\n      cardNumber\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}": typeof types.PinEvidenceWithCardsDocument,
    "fragment PinPunches on User {\n  punches(first: 5) {\n    edges {\n      node {\n        id\n        localTime\n        device {\n          id\n          name\n        }\n      }\n    }\n  }\n}": typeof types.PinPunchesFragmentDoc,
    "query PlaceCalendars($placeIds: [ID!]) {\n  placeCalendars(placeIds: $placeIds) {\n    ...CalendarFacts\n  }\n}": typeof types.PlaceCalendarsDocument,
    "query PlaceClock($id: ID!) {\n  place(id: $id) {\n    id\n    now\n  }\n}": typeof types.PlaceClockDocument,
    "fragment PlaceFigures on PlacePresence {\n  asOf\n  doubt\n  lastPunchAt\n  place {\n    id\n  }\n  counts {\n    ...PresenceFigures\n  }\n}": typeof types.PlaceFiguresFragmentDoc,
    "query PlaceJobs($id: ID!, $first: Int!) {\n  place(id: $id) {\n    id\n    jobs(first: $first) {\n      edges {\n        node {\n          ...JobFacts\n        }\n      }\n    }\n  }\n}": typeof types.PlaceJobsDocument,
    "query PlaceStatuses {\n  me {\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    status\n    asOf\n  }\n}": typeof types.PlaceStatusesDocument,
    "query Places {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}": typeof types.PlacesDocument,
    "query Platform {\n  platform {\n    version\n    contractHash\n    executor\n  }\n}": typeof types.PlatformDocument,
    "query PresenceBoard($placeIds: [ID!], $departmentIds: [ID!], $state: [PresenceState!], $search: String, $first: Int, $after: String) {\n  presence(\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    state: $state\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...PresenceRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": typeof types.PresenceBoardDocument,
    "fragment PresenceFigures on PresenceCounts {\n  people\n  in\n  openTooLong\n  left\n  onLeave\n  dayOff\n  expected\n  late\n  absent\n  unknown\n  cameLate\n}": typeof types.PresenceFiguresFragmentDoc,
    "fragment PresenceRow on Presence {\n  state\n  unknownBecause\n  since\n  lastPunchAt\n  lastPunchDeviceId\n  cameLate\n  dueAt\n  date\n  person {\n    ...PersonName\n    department {\n      id\n      name\n    }\n  }\n  place {\n    id\n  }\n  lastPunchPlace {\n    id\n  }\n}": typeof types.PresenceRowFragmentDoc,
    "query PreviewChange($change: RuleChangeInput!, $from: Date!, $to: Date!, $first: Int) {\n  previewChange(change: $change, from: $from, to: $to, first: $first) {\n    people\n    examinedPeople\n    touchedPeople\n    changedDays\n    contradictions\n    changes {\n      person {\n        ...PersonName\n      }\n      date\n      before {\n        ...PreviewedDayFacts\n      }\n      after {\n        ...PreviewedDayFacts\n      }\n    }\n  }\n}": typeof types.PreviewChangeDocument,
    "fragment PreviewedDayFacts on PreviewedDay {\n  status\n  flags\n  shift {\n    ...ShiftMark\n  }\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n}": typeof types.PreviewedDayFactsFragmentDoc,
    "query Profile {\n  me {\n    id\n    username\n    role\n  }\n  secondFactor {\n    isActive\n    confirmedAt\n    recoveryCodesLeft\n  }\n  passkeys {\n    obstacle\n    passkeys {\n      ...PasskeyFacts\n    }\n  }\n  sessions(first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}": typeof types.ProfileDocument,
    "query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}": typeof types.PunchCursorsDocument,
    "query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    moved {\n      localTime\n    }\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}": typeof types.PunchDetailDocument,
    "subscription PunchRecorded($placeIds: [ID!], $deviceIds: [ID!], $userIds: [ID!], $after: String) {\n  punchRecorded(\n    placeIds: $placeIds\n    deviceIds: $deviceIds\n    userIds: $userIds\n    after: $after\n  ) {\n    cursor\n    phase\n    punch {\n      ...PunchRow\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": typeof types.PunchRecordedDocument,
    "fragment PunchRow on Punch {\n  id\n  at\n  localTime\n  pin\n  state\n  stateCode\n  verifyMode\n  verifyCode\n  channel\n  receivedAt\n  late\n  user {\n    id\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}": typeof types.PunchRowFragmentDoc,
    "query Punches($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        ...PunchRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.PunchesDocument,
    "query PushNewcomers {\n  places {\n    id\n    pushNewcomers {\n      id\n      serialNumber\n      address\n      reason\n      firstCallAt\n      lastCallAt\n      lines\n      linesNotKept\n    }\n  }\n}": typeof types.PushNewcomersDocument,
    "query PushOrders($id: ID!) {\n  device(id: $id) {\n    id\n    push {\n      orders {\n        id\n        kind\n        from\n        to\n        state\n        createdAt\n        deliveredAt\n        deliveries\n        endedAt\n        returnCode\n        sum\n      }\n    }\n  }\n}": typeof types.PushOrdersDocument,
    "mutation PutUser($input: PutUserInput!) {\n  putUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.PutUserDocument,
    "query QuietHours {\n  quietHours {\n    ...QuietHoursFacts\n  }\n}": typeof types.QuietHoursDocument,
    "fragment QuietHoursFacts on QuietHours {\n  days\n  from\n  to\n}": typeof types.QuietHoursFactsFragmentDoc,
    "query ReaderClock($id: ID!) {\n  device(id: $id) {\n    id\n    clock {\n      driftSeconds\n      uncertaintySeconds\n      measuredAt\n      showsNoDate\n      zoneMinutes\n      policy\n      aboveSeconds\n      isAbove\n      hold\n      corrections(first: 20) {\n        at\n        state\n        by\n        reason\n        before\n        after\n        driftBeforeSeconds\n        driftAfterSeconds\n        fault {\n          code\n          message\n          step\n          action\n          since\n        }\n      }\n      history(first: 50) {\n        edges {\n          node {\n            at\n            kind\n            driftSeconds\n            uncertaintySeconds\n            stepSeconds\n            cause\n          }\n        }\n      }\n    }\n  }\n}": typeof types.ReaderClockDocument,
    "query ReaderDays($id: ID!, $from: Date!, $to: Date!) {\n  device(id: $id) {\n    id\n    lastFullReadAt\n    days(from: $from, to: $to) {\n      ...DayProof\n    }\n  }\n}": typeof types.ReaderDaysDocument,
    "query ReaderDetail($id: ID!) {\n  device(id: $id) {\n    id\n    name\n    kind\n    isAdded\n    place {\n      id\n    }\n    serialNumber\n    status\n    condition\n    fault {\n      code\n      message\n      step\n      action\n      since\n    }\n    lastSeenAt\n    lastPunchAt\n    address\n    foundAddress {\n      enteredAddress\n      at\n    }\n    model\n    firmware\n    transport\n    mode\n    pollSeconds\n    nameField {\n      textEncoding\n      bytes\n    }\n    recordLayout\n    heldRead {\n      since\n      rows\n      tooOld\n      inFuture\n    }\n    unreadableUsers\n    counts {\n      users\n      punches\n      capacity\n    }\n    clock {\n      driftSeconds\n      measuredAt\n    }\n    storage {\n      rows\n      capacity\n      fillPct\n      punchesPerDay\n      fullOn\n    }\n    completeness {\n      verdict\n      doubts\n      rowsReported\n      rowsStored\n      rowsSetAside\n      rowsHeld\n      checkedAt\n      gapFrom\n      gapClosedAt\n    }\n    push {\n      firstCallAt\n      unreadableLines\n      provedFrom\n      provedTo\n      difference {\n        from\n        to\n        readerRows\n        ledgerRows\n      }\n    }\n  }\n}": typeof types.ReaderDetailDocument,
    "query ReaderGaps($id: ID!) {\n  device(id: $id) {\n    id\n    gaps(first: 50) {\n      from\n      to\n      closedBy\n      rows\n    }\n  }\n}": typeof types.ReaderGapsDocument,
    "query ReaderLive($id: ID!) {\n  device(id: $id) {\n    id\n    live {\n      at\n      roundTripMs\n      localTime\n      counts {\n        users\n        punches\n        capacity\n      }\n    }\n  }\n}": typeof types.ReaderLiveDocument,
    "query ReaderLogClear($id: ID!) {\n  device(id: $id) {\n    id\n    logClear {\n      obstacles {\n        code\n      }\n      backedUpAt\n      rowsNotBackedUp\n      requests {\n        id\n        state\n        askedBy\n        askedAt\n        note\n        aloneFrom\n        mayConfirm\n        lapsesAt\n        confirmedBy\n        withdrawnBy\n        rows\n        endedAt\n        refusal {\n          at\n          code\n          message\n        }\n      }\n    }\n  }\n}": typeof types.ReaderLogClearDocument,
    "query ReaderNames($first: Int!) {\n  devices(first: $first) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.ReaderNamesDocument,
    "query ReaderPeople($placeId: ID!, $filter: UserFilter!, $first: Int!) {\n  users(placeIds: [$placeId], filter: $filter, orderBy: NAME_ASC, first: $first) {\n    edges {\n      node {\n        id\n        pin\n        name\n        devices(first: 20) {\n          totalCount\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.ReaderPeopleDocument,
    "query ReaderSecurity($id: ID!) {\n  device(id: $id) {\n    id\n    securityFindings {\n      score\n      findings {\n        code\n        severity\n        message\n        steps\n      }\n    }\n  }\n}": typeof types.ReaderSecurityDocument,
    "query ReadersInTrouble {\n  devices(filter: {condition: [TROUBLE]}, first: 1) {\n    totalCount\n  }\n}": typeof types.ReadersInTroubleDocument,
    "query ReadersSecurity($placeIds: [ID!]) {\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        place {\n          id\n          name\n        }\n        securityFindings {\n          score\n          findings {\n            code\n            severity\n            message\n            steps\n          }\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.ReadersSecurityDocument,
    "fragment ReceiverFacts on Webhook {\n  id\n  name\n  origin\n  format\n  events\n  places\n  statuses\n  isEnabled\n  leftOut\n  deliveries(first: 1) {\n    edges {\n      node {\n        id\n        state\n        createdAt\n        lastAttemptAt\n        nextAttemptAt\n        statusCode\n        fault\n      }\n    }\n  }\n}": typeof types.ReceiverFactsFragmentDoc,
    "query Receivers($first: Int) {\n  webhooks(first: $first) {\n    edges {\n      node {\n        ...ReceiverFacts\n      }\n    }\n    totalCount\n  }\n}": typeof types.ReceiversDocument,
    "mutation ReleaseSetAside($input: ReleaseSetAsideInput!) {\n  releaseSetAside(input: $input) {\n    released\n    refused {\n      id\n      why\n    }\n    moved {\n      id\n      localTimeBefore\n      localTime\n    }\n  }\n}": typeof types.ReleaseSetAsideDocument,
    "mutation RemoveAbsenceKind($input: RemoveAbsenceKindInput!) {\n  removeAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}": typeof types.RemoveAbsenceKindDocument,
    "mutation RemoveAbsences($input: RemoveAbsencesInput!) {\n  removeAbsences(input: $input) {\n    absences {\n      id\n    }\n  }\n}": typeof types.RemoveAbsencesDocument,
    "mutation RemoveDevice($input: RemoveDeviceInput!) {\n  removeDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": typeof types.RemoveDeviceDocument,
    "mutation RemoveHoliday($input: RemoveHolidayInput!) {\n  removeHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}": typeof types.RemoveHolidayDocument,
    "mutation RemovePasskey($input: RemovePasskeyInput!) {\n  removePasskey(input: $input) {\n    removedId\n  }\n}": typeof types.RemovePasskeyDocument,
    "mutation RemoveReceiver($input: RemoveWebhookInput!) {\n  removeWebhook(input: $input) {\n    removedId\n  }\n}": typeof types.RemoveReceiverDocument,
    "mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      isActive\n    }\n  }\n}": typeof types.RemoveSecondFactorDocument,
    "mutation RemoveShift($input: RemoveShiftInput!) {\n  removeShift(input: $input) {\n    shift {\n      id\n    }\n  }\n}": typeof types.RemoveShiftDocument,
    "mutation RemoveUser($input: RemoveUserInput!) {\n  removeUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.RemoveUserDocument,
    "mutation RemoveWeekend($input: RemoveWeekendInput!) {\n  removeWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": typeof types.RemoveWeekendDocument,
    "mutation RemoveWorkRule($input: RemoveWorkRuleInput!) {\n  removeWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}": typeof types.RemoveWorkRuleDocument,
    "mutation RemoveWorkingDay($input: WorkingDayInput!) {\n  removeWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": typeof types.RemoveWorkingDayDocument,
    "mutation RenamePasskey($input: RenamePasskeyInput!) {\n  renamePasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}": typeof types.RenamePasskeyDocument,
    "mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {\n  renewRecoveryCodes(input: $input) {\n    recoveryCodes\n  }\n}": typeof types.RenewRecoveryCodesDocument,
    "mutation RequestCorrection($input: RequestCorrectionInput!) {\n  requestCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": typeof types.RequestCorrectionDocument,
    "mutation RequestLogClear($input: RequestLogClearInput!) {\n  requestLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}": typeof types.RequestLogClearDocument,
    "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}": typeof types.ResetPasswordDocument,
    "mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": typeof types.ResetSecondFactorDocument,
    "mutation RevertCorrection($input: RevertCorrectionInput!) {\n  revertCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": typeof types.RevertCorrectionDocument,
    "mutation RevertCorrectionGroup($input: RevertCorrectionGroupInput!) {\n  revertCorrectionGroup(input: $input) {\n    groupId\n    corrections\n  }\n}": typeof types.RevertCorrectionGroupDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n  }\n}": typeof types.RevokeApiKeyDocument,
    "mutation RevokeOvertimeApproval($input: RevokeOvertimeApprovalInput!) {\n  revokeOvertimeApproval(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}": typeof types.RevokeOvertimeApprovalDocument,
    "query Roster($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  roster(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          date\n          isOff\n          shift {\n            id\n          }\n        }\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    totalCount\n  }\n  shifts {\n    ...ShiftMark\n  }\n}": typeof types.RosterDocument,
    "query RosterCsv($month: Month!, $filter: PersonFilter) {\n  rosterCsv(month: $month, filter: $filter)\n}": typeof types.RosterCsvDocument,
    "mutation SaveAbsenceKind($input: AbsenceKindInput!) {\n  saveAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}": typeof types.SaveAbsenceKindDocument,
    "mutation SaveShift($input: SaveShiftInput!) {\n  saveShift(input: $input) {\n    shift {\n      ...ShiftFacts\n    }\n  }\n}": typeof types.SaveShiftDocument,
    "mutation SaveWorkRule($input: WorkRuleInput!) {\n  saveWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}": typeof types.SaveWorkRuleDocument,
    "query ScreenPresence($placeIds: [ID!], $state: [PresenceState!], $first: Int) {\n  presence(placeIds: $placeIds, state: $state, first: $first) {\n    edges {\n      node {\n        state\n        unknownBecause\n        since\n        lastPunchAt\n        lastPunchDeviceId\n        cameLate\n        dueAt\n        date\n        person {\n          name\n          latinName\n          arabicName\n        }\n        place {\n          id\n        }\n        lastPunchPlace {\n          id\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": typeof types.ScreenPresenceDocument,
    "fragment ScreenPunch on Punch {\n  id\n  at\n  state\n  verifyMode\n  channel\n  receivedAt\n  late\n  user {\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}\n\nquery ScreenPunches($placeIds: [ID!], $first: Int) {\n  punches(placeIds: $placeIds, first: $first) {\n    edges {\n      node {\n        ...ScreenPunch\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}\n\nsubscription ScreenPunchRecorded($placeIds: [ID!], $after: String) {\n  punchRecorded(placeIds: $placeIds, after: $after) {\n    cursor\n    phase\n    punch {\n      ...ScreenPunch\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": typeof types.ScreenPunchFragmentDoc,
    "fragment SessionFacts on Session {\n  id\n  createdAt\n  lastUsedAt\n  address\n  client\n  isCurrent\n  idleEndsAt\n}": typeof types.SessionFactsFragmentDoc,
    "mutation SetAlertRule($input: SetAlertRuleInput!) {\n  setAlertRule(input: $input) {\n    rule {\n      ...AlertRuleFacts\n    }\n  }\n}": typeof types.SetAlertRuleDocument,
    "query SetAsideRows($id: ID!, $filter: SetAsideFilter, $first: Int!) {\n  device(id: $id) {\n    id\n    setAsideRows(filter: $filter, first: $first) {\n      edges {\n        node {\n          id\n          reason\n          isReleasable\n          pin\n          user {\n            name\n          }\n          localTime\n          at\n          copies\n          channel\n          receivedAt\n        }\n      }\n      totalCount\n    }\n  }\n}": typeof types.SetAsideRowsDocument,
    "mutation SetDeviceClock($input: SetDeviceClockInput!) {\n  setDeviceClock(input: $input) {\n    job {\n      ...JobFacts\n    }\n    order {\n      id\n    }\n  }\n}": typeof types.SetDeviceClockDocument,
    "mutation SetDigest($input: SetDigestInput!) {\n  setDigest(input: $input) {\n    digest {\n      ...DigestFacts\n    }\n  }\n}": typeof types.SetDigestDocument,
    "mutation SetQuietHours($input: SetQuietHoursInput!) {\n  setQuietHours(input: $input) {\n    quietHours {\n      ...QuietHoursFacts\n    }\n  }\n}": typeof types.SetQuietHoursDocument,
    "mutation SetWeekend($input: SetWeekendInput!) {\n  setWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": typeof types.SetWeekendDocument,
    "query ShiftAssignments($filter: ShiftAssignmentFilter, $first: Int) {\n  shiftAssignments(filter: $filter, first: $first) {\n    edges {\n      node {\n        place {\n          id\n        }\n        department {\n          id\n          name\n        }\n        person {\n          ...PersonName\n        }\n        from\n        to\n      }\n    }\n    totalCount\n  }\n}": typeof types.ShiftAssignmentsDocument,
    "fragment ShiftFacts on Shift {\n  ...ShiftMark\n  revision\n  versions {\n    from\n    hours {\n      ...ShiftHoursFacts\n    }\n    weekdays {\n      weekday\n      hours {\n        ...ShiftHoursFacts\n      }\n    }\n    seasons {\n      from\n      to\n      hours {\n        ...ShiftHoursFacts\n      }\n      weekdays {\n        weekday\n        hours {\n          ...ShiftHoursFacts\n        }\n      }\n    }\n  }\n}": typeof types.ShiftFactsFragmentDoc,
    "fragment ShiftHoursFacts on ShiftHours {\n  start\n  end\n  spans {\n    start\n    end\n  }\n  flexible\n  breakMinutes\n  breakAfterMinutes\n  graceInMinutes\n  graceOutMinutes\n  overtimeAfterMinutes\n  minPresentMinutes\n  dayLeadMinutes\n  dayTailMinutes\n  pairing\n}": typeof types.ShiftHoursFactsFragmentDoc,
    "fragment ShiftMark on Shift {\n  id\n  name\n  colour\n  letter\n}": typeof types.ShiftMarkFragmentDoc,
    "query Shifts {\n  shifts {\n    ...ShiftFacts\n  }\n  shiftDefaults {\n    ...ShiftHoursFacts\n  }\n}": typeof types.ShiftsDocument,
    "mutation SignOutEverywhere($input: SignOutEverywhereInput!) {\n  signOutEverywhere(input: $input) {\n    endedSessions\n  }\n}": typeof types.SignOutEverywhereDocument,
    "fragment SourceState on AttendanceSource {\n  asOf\n  pending\n  place {\n    id\n  }\n}": typeof types.SourceStateFragmentDoc,
    "mutation StartExport($input: StartExportInput!) {\n  startExport(input: $input) {\n    export {\n      ...ExportFacts\n    }\n  }\n}": typeof types.StartExportDocument,
    "subscription StatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n    device {\n      id\n    }\n  }\n}\n\nsubscription PlaceStatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n  }\n}": typeof types.StatusChangedDocument,
    "fragment SummaryParts on SummaryFigures {\n  workingDays\n  absentDays\n  unknownDays\n  pendingDays\n  lateDays\n  lateMinutes\n  overtimeMinutes\n  lateRatePct\n  averageLateMinutes\n}": typeof types.SummaryPartsFragmentDoc,
    "mutation SyncDevice($input: SyncDeviceInput!) {\n  syncDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.SyncDeviceDocument,
    "mutation SyncPlace($input: SyncPlaceInput!) {\n  syncPlace(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.SyncPlaceDocument,
    "mutation TestReceiver($input: TestWebhookInput!) {\n  testWebhook(input: $input) {\n    delivery {\n      id\n    }\n  }\n}": typeof types.TestReceiverDocument,
    "query ToFix($filter: ExceptionFilter!, $requests: CorrectionFilter!, $overtime: AttendanceFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n    recomputing\n    counts {\n      kind\n      count\n    }\n    sources {\n      ...SourceState\n    }\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  overtime: attendance(filter: $overtime, first: 0) {\n    totalCount\n  }\n}": typeof types.ToFixDocument,
    "query ToFixCount($filter: ExceptionFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n  }\n}": typeof types.ToFixCountDocument,
    "mutation UnassignShift($input: UnassignShiftInput!) {\n  unassignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}": typeof types.UnassignShiftDocument,
    "mutation UndoPinDecision($input: UndoPinDecisionInput!) {\n  undoPinDecision(input: $input) {\n    ...PinChange\n  }\n}": typeof types.UndoPinDecisionDocument,
    "mutation UnlockPeriod($input: UnlockPeriodInput!) {\n  unlockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n  }\n}": typeof types.UnlockPeriodDocument,
    "mutation UpdateAccount($input: UpdateAccountInput!) {\n  updateAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": typeof types.UpdateAccountDocument,
    "mutation UpdateDevice($input: UpdateDeviceInput!) {\n  updateDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": typeof types.UpdateDeviceDocument,
    "mutation UpdateReceiver($input: UpdateWebhookInput!) {\n  updateWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n  }\n}": typeof types.UpdateReceiverDocument,
    "query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}": typeof types.UserDocument,
    "query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": typeof types.UsersDocument,
    "mutation VerifyDevice($input: VerifyDeviceInput!) {\n  verifyDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": typeof types.VerifyDeviceDocument,
    "mutation WithdrawCorrection($input: WithdrawCorrectionInput!) {\n  withdrawCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": typeof types.WithdrawCorrectionDocument,
    "mutation WithdrawLogClear($input: WithdrawLogClearInput!) {\n  withdrawLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}": typeof types.WithdrawLogClearDocument,
    "fragment WorkRuleFacts on WorkRule {\n  kind\n  scope\n  scopeId\n  from\n  to\n  minutes\n  source\n}": typeof types.WorkRuleFactsFragmentDoc,
    "query WorkRules {\n  workRules {\n    ...WorkRuleFacts\n  }\n}": typeof types.WorkRulesDocument,
};
const documents: Documents = {
    "fragment AbsenceFacts on Absence {\n  id\n  from\n  to\n  part\n  start\n  end\n  note\n  hasNote\n  person {\n    ...PersonName\n  }\n  kind {\n    id\n    name\n    arabicName\n    colour\n    letter\n  }\n}": types.AbsenceFactsFragmentDoc,
    "query AbsenceKinds {\n  absenceKinds {\n    id\n    name\n    arabicName\n    colour\n    letter\n    paid\n  }\n}": types.AbsenceKindsDocument,
    "query Absences($filter: AbsenceFilter!, $first: Int, $after: String) {\n  absences(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        ...AbsenceFacts\n      }\n    }\n    totalCount\n  }\n}": types.AbsencesDocument,
    "mutation AcceptFirstRead($input: AcceptFirstReadInput!) {\n  acceptFirstRead(input: $input) {\n    device {\n      id\n    }\n  }\n}": types.AcceptFirstReadDocument,
    "fragment AccountFacts on Account {\n  id\n  username\n  name\n  role\n  places\n  users\n  isEnabled\n  waitsForPassword\n  hasSecondFactor\n  hasPasskeys\n  deviceWrites\n  deviceWriteGrant {\n    until\n    grantedBy\n    reason\n    isActive\n  }\n}": types.AccountFactsFragmentDoc,
    "query AccountSessions($accountId: ID!) {\n  sessions(accountId: $accountId, first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}": types.AccountSessionsDocument,
    "query Accounts($filter: AccountFilter, $first: Int) {\n  accounts(filter: $filter, first: $first) {\n    edges {\n      node {\n        ...AccountFacts\n      }\n    }\n    totalCount\n  }\n}": types.AccountsDocument,
    "mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) {\n    alert {\n      ...AlertFacts\n    }\n  }\n}": types.AcknowledgeAlertDocument,
    "mutation AcknowledgePeriod($input: AcknowledgePeriodInput!) {\n  acknowledgePeriod(input: $input) {\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}": types.AcknowledgePeriodDocument,
    "fragment AcknowledgementFacts on Acknowledgement {\n  id\n  person {\n    ...PersonName\n  }\n  from\n  to\n  hash\n  records\n  at\n  isValid\n  voided {\n    at\n    date\n    periodId\n    changes {\n      ...ChangedFigures\n    }\n    causes {\n      kind\n      reference\n    }\n  }\n}": types.AcknowledgementFactsFragmentDoc,
    "query Acknowledgements($filter: AcknowledgementFilter, $first: Int, $after: String) {\n  acknowledgements(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AcknowledgementFacts\n      }\n    }\n    totalCount\n  }\n}": types.AcknowledgementsDocument,
    "mutation AddAbsence($input: AddAbsenceInput!) {\n  addAbsence(input: $input) {\n    absence {\n      ...AbsenceFacts\n    }\n    conflict {\n      ...AbsenceFacts\n    }\n  }\n}": types.AddAbsenceDocument,
    "mutation AddDevice($input: AddDeviceInput!) {\n  addDevice(input: $input) {\n    job {\n      ...AddJob\n    }\n  }\n}": types.AddDeviceDocument,
    "mutation AddHoliday($input: AddHolidayInput!) {\n  addHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}": types.AddHolidayDocument,
    "fragment AddJob on Job {\n  ...JobFacts\n  added {\n    isProved\n    serialNumber\n    model\n    firmware\n    driftSeconds\n    users\n    punches\n    capacity\n    recordLayout\n    firstRowAt\n  }\n}\n\nquery AddingJob($id: ID!) {\n  job(id: $id) {\n    ...AddJob\n  }\n}": types.AddJobFragmentDoc,
    "mutation AddPasskey($input: AddPasskeyInput!) {\n  addPasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}": types.AddPasskeyDocument,
    "mutation AddPunch($input: AddPunchInput!) {\n  addPunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": types.AddPunchDocument,
    "mutation AddWorkingDay($input: WorkingDayInput!) {\n  addWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": types.AddWorkingDayDocument,
    "query Adjustments($filter: AdjustmentFilter, $first: Int, $after: String) {\n  adjustments(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        person {\n          ...PersonName\n        }\n        date\n        periodId\n        carriedIntoId\n        at\n        changes {\n          ...ChangedFigures\n        }\n        causes {\n          kind\n          reference\n        }\n      }\n    }\n    totalCount\n  }\n}": types.AdjustmentsDocument,
    "fragment AlertFacts on Alert {\n  id\n  kind\n  state\n  placeId\n  deviceId\n  path\n  since\n  resolvedAt\n  value\n  acknowledgedBy\n  acknowledgedAt\n}": types.AlertFactsFragmentDoc,
    "subscription AlertRaised {\n  alertRaised {\n    kind\n  }\n}": types.AlertRaisedDocument,
    "fragment AlertRuleFacts on AlertRule {\n  kind\n  isEnabled\n  afterMinutes\n  threshold\n  isUrgent\n}": types.AlertRuleFactsFragmentDoc,
    "query AlertRules {\n  alertRules {\n    ...AlertRuleFacts\n  }\n}": types.AlertRulesDocument,
    "query Alerts($open: AlertFilter!, $over: AlertFilter!, $first: Int) {\n  open: alerts(filter: $open, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n  over: alerts(filter: $over, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n}": types.AlertsDocument,
    "fragment ApiKeyFacts on ApiKey {\n  id\n  name\n  prefix\n  role\n  places\n  state\n  createdAt\n  createdBy\n  expiresAt\n  lastUsedAt\n}": types.ApiKeyFactsFragmentDoc,
    "query ApiKeys($first: Int) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyFacts\n      }\n    }\n    totalCount\n  }\n}": types.ApiKeysDocument,
    "mutation ApproveOvertime($input: ApproveOvertimeInput!) {\n  approveOvertime(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}": types.ApproveOvertimeDocument,
    "mutation ApproveOvertimes($input: ApproveOvertimesInput!) {\n  approveOvertimes(input: $input) {\n    isDone\n    approved\n    minutes\n  }\n}": types.ApproveOvertimesDocument,
    "mutation ApprovePushNewcomer($input: ApprovePushNewcomerInput!) {\n  approvePushNewcomer(input: $input) {\n    lines\n    device {\n      id\n    }\n  }\n}": types.ApprovePushNewcomerDocument,
    "mutation AskPushReader($input: AskPushReaderInput!) {\n  askPushReader(input: $input) {\n    order {\n      id\n      state\n    }\n  }\n}": types.AskPushReaderDocument,
    "mutation AssignShift($input: AssignShiftInput!) {\n  assignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}": types.AssignShiftDocument,
    "subscription AttendanceChanged {\n  attendanceChanged {\n    kind\n  }\n}": types.AttendanceChangedDocument,
    "query AttendanceDay($personId: ID!, $date: Date!) {\n  attendanceDay(personId: $personId, date: $date) {\n    ...DayCell\n    presenceMinutes\n    progressPct\n    keptPunches\n    droppedDuplicates\n    completeness\n    corrections\n    approvedOvertimeMinutes\n    overtimeApproval {\n      ...DecidedOvertime\n    }\n    absence {\n      id\n      part\n      start\n      end\n      note\n      kind {\n        id\n        name\n        arabicName\n        colour\n        letter\n      }\n    }\n    person {\n      ...PersonName\n      department {\n        id\n        name\n      }\n    }\n    waitsFor {\n      deviceId\n      provedUntil\n      lost {\n        from\n        to\n      }\n      setAside {\n        cause\n        rows\n        from\n        to\n      }\n      place {\n        id\n      }\n    }\n    explanation {\n      rules\n      timeZone\n      from\n      to\n      shift {\n        source\n        start\n        end\n        breakMinutes\n        graceInMinutes\n        graceOutMinutes\n      }\n      punches {\n        punchId\n        at\n        deviceId\n        fate\n        reason\n        channel\n        place {\n          id\n        }\n        correction {\n          ...CorrectionFacts\n        }\n      }\n      lines {\n        figure\n        key\n        seconds\n        values {\n          name\n          value\n        }\n      }\n    }\n  }\n}": types.AttendanceDayDocument,
    "query AttendanceMatrix($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          ...DayCell\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": types.AttendanceMatrixDocument,
    "query AttendanceMatrixCursors($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}": types.AttendanceMatrixCursorsDocument,
    "query AttendanceRecordCursors($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}": types.AttendanceRecordCursorsDocument,
    "query AttendanceRecords($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...DayCell\n        person {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": types.AttendanceRecordsDocument,
    "query AttendanceStatement($personId: ID!, $from: Date!, $to: Date!) {\n  attendanceStatement(personId: $personId, from: $from, to: $to) {\n    lines\n    hash\n    isOpen\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}": types.AttendanceStatementDocument,
    "query AttendanceTotals($filter: AttendanceFilter!, $groupBy: TotalsGroup!, $first: Int, $after: String) {\n  attendanceTotals(\n    filter: $filter\n    groupBy: $groupBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        department {\n          id\n          name\n        }\n        place {\n          id\n        }\n        days\n        workingDays\n        presentDays\n        absentDays\n        incompleteDays\n        pendingDays\n        unknownDays\n        leaveDays\n        lateDays\n        earlyLeaveDays\n        workedMinutes\n        expectedMinutes\n        lateMinutes\n        earlyLeaveMinutes\n        overtimeMinutes\n        offDayWorkedMinutes\n        attendanceRatePct\n        hoursProgressPct\n      }\n    }\n    totalCount\n    recomputing\n  }\n}": types.AttendanceTotalsDocument,
    "query AuditLog($filter: AuditFilter, $first: Int, $after: ID) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    id\n    at\n    actor\n    action\n    outcome\n    account\n    address\n    targets\n    count\n    changes {\n      field\n      before\n      after\n    }\n  }\n}": types.AuditLogDocument,
    "mutation BeginPasskey($input: BeginPasskeyInput!) {\n  beginPasskey(input: $input) {\n    options\n  }\n}": types.BeginPasskeyDocument,
    "mutation BeginSecondFactor($input: BeginSecondFactorInput!) {\n  beginSecondFactor(input: $input) {\n    secret\n    uri\n  }\n}": types.BeginSecondFactorDocument,
    "mutation BeginViewAs($input: BeginViewAsInput!) {\n  beginViewAs(input: $input) {\n    accessToken\n    expiresIn\n  }\n}": types.BeginViewAsDocument,
    "fragment BlockerFacts on PeriodBlocker {\n  kind\n  isWaivable\n  count\n  records {\n    date\n    person {\n      ...PersonName\n    }\n  }\n  requests {\n    id\n    localTime\n    person {\n      ...PersonName\n    }\n  }\n  people {\n    ...PersonName\n  }\n}": types.BlockerFactsFragmentDoc,
    "fragment CalendarFacts on PlaceCalendar {\n  place {\n    id\n  }\n  weekends {\n    from\n    weekend\n  }\n  holidays {\n    date\n    name\n  }\n  holidayPeriods {\n    ...HolidayFacts\n  }\n  extraWorkingDays\n}": types.CalendarFactsFragmentDoc,
    "mutation CancelExport($id: ID!) {\n  cancelExport(id: $id) {\n    export {\n      ...ExportFacts\n    }\n  }\n}": types.CancelExportDocument,
    "mutation CancelJob($input: CancelJobInput!) {\n  cancelJob(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.CancelJobDocument,
    "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    changedAt\n  }\n}": types.ChangePasswordDocument,
    "fragment ChangedFigures on FigureChange {\n  figure\n  before\n  after\n  difference\n  place {\n    id\n  }\n}": types.ChangedFiguresFragmentDoc,
    "mutation ConfirmHolidays($input: ConfirmHolidaysInput!) {\n  confirmHolidays(input: $input) {\n    holidays {\n      ...HolidayFacts\n    }\n  }\n}": types.ConfirmHolidaysDocument,
    "mutation ConfirmLogClear($input: ConfirmLogClearInput!) {\n  confirmLogClear(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.ConfirmLogClearDocument,
    "mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    recoveryCodes\n  }\n}": types.ConfirmSecondFactorDocument,
    "mutation CopyUsers($input: CopyUsersInput!) {\n  copyUsers(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.CopyUsersDocument,
    "mutation CorrectOutage($input: CorrectOutageInput!) {\n  correctOutage(input: $input) {\n    groupId\n    corrections\n  }\n}": types.CorrectOutageDocument,
    "fragment CorrectionFacts on Correction {\n  id\n  kind\n  state\n  isRequest\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  at\n  localTime\n  punchState\n  punchId\n  groupId\n  reason\n  deeds {\n    move\n    actor\n    actorName\n    at\n    reason\n  }\n}": types.CorrectionFactsFragmentDoc,
    "query CorrectionRequests($filter: CorrectionFilter, $first: Int, $after: String) {\n  correctionRequests(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}": types.CorrectionRequestsDocument,
    "query Corrections($filter: CorrectionFilter, $first: Int, $after: String) {\n  corrections(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}": types.CorrectionsDocument,
    "mutation CreateAccount($input: CreateAccountInput!) {\n  createAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}": types.CreateAccountDocument,
    "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n    secret\n  }\n}": types.CreateApiKeyDocument,
    "mutation CreateReceiver($input: CreateWebhookInput!) {\n  createWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n    secret\n  }\n}": types.CreateReceiverDocument,
    "fragment DayCell on DayRecord {\n  date\n  status\n  flags\n  isFinal\n  checkIn\n  checkOut\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n  place {\n    id\n  }\n}": types.DayCellFragmentDoc,
    "fragment DayProof on DeviceDay {\n  date\n  verdict\n  doubts\n  missing\n  rowsReported\n  rowsStored\n  copies\n  setAside\n  lastFullReadAt\n  lastRowAt\n}": types.DayProofFragmentDoc,
    "query DayVerdicts($placeIds: [ID!], $first: Int!, $after: String, $from: Date!, $to: Date!) {\n  devices(placeIds: $placeIds, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        days(from: $from, to: $to) {\n          date\n          verdict\n          missing\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.DayVerdictsDocument,
    "mutation DecideCorrection($input: DecideCorrectionInput!) {\n  decideCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": types.DecideCorrectionDocument,
    "mutation DecidePinConflict($input: DecidePinConflictInput!) {\n  decidePinConflict(input: $input) {\n    ...PinChange\n  }\n}": types.DecidePinConflictDocument,
    "fragment DecidedOvertime on OvertimeApproval {\n  minutes\n  countedMinutes\n  isWorkedLess\n  reason\n  by\n  at\n  lines {\n    key\n    minutes\n    boundMinutes\n    usedMinutes\n    rule {\n      kind\n      scope\n      source\n    }\n  }\n}": types.DecidedOvertimeFragmentDoc,
    "query Departments {\n  departments {\n    id\n    name\n  }\n}": types.DepartmentsDocument,
    "query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}": types.DeviceDocument,
    "query DeviceSummary($id: ID!, $from: Date!, $to: Date!, $people: Int!) {\n  device(id: $id) {\n    id\n    name\n    status\n    place {\n      id\n    }\n    summary(from: $from, to: $to, groupBy: DAY) {\n      total {\n        punches\n        people\n      }\n      rows {\n        date\n        punches {\n          punches\n          people\n        }\n      }\n      people(first: $people) {\n        pin\n        punches\n        person {\n          ...PersonName\n        }\n      }\n      source {\n        ...SourceState\n      }\n    }\n  }\n}": types.DeviceSummaryDocument,
    "fragment DeviceWriteFacts on Viewer {\n  deviceWrites\n  deviceWritesUntil\n}": types.DeviceWriteFactsFragmentDoc,
    "query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.DevicesDocument,
    "query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        kind\n        serialNumber\n        status\n        condition\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        lastPunchAt\n        address\n        counts {\n          punches\n          capacity\n        }\n        clock {\n          driftSeconds\n          measuredAt\n        }\n        completeness {\n          verdict\n          doubts\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.DevicesByPlaceDocument,
    "fragment DigestFacts on Digest {\n  placeId\n  at\n  nextAt\n}": types.DigestFactsFragmentDoc,
    "query Digests {\n  digests {\n    ...DigestFacts\n  }\n}": types.DigestsDocument,
    "mutation DisableDevice($input: DisableDeviceInput!) {\n  disableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": types.DisableDeviceDocument,
    "mutation DismissPushNewcomer($input: DismissPushNewcomerInput!) {\n  dismissPushNewcomer(input: $input) {\n    place {\n      id\n    }\n  }\n}": types.DismissPushNewcomerDocument,
    "mutation EditHoliday($input: EditHolidayInput!) {\n  editHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}": types.EditHolidayDocument,
    "mutation EditPlaceCalendar($input: EditPlaceCalendarInput!) {\n  editPlaceCalendar(input: $input) {\n    calendar {\n      ...CalendarFacts\n    }\n  }\n}": types.EditPlaceCalendarDocument,
    "mutation EditRoster($input: EditRosterInput!) {\n  editRoster(input: $input) {\n    changed\n  }\n}": types.EditRosterDocument,
    "mutation EnableDevice($input: EnableDeviceInput!) {\n  enableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": types.EnableDeviceDocument,
    "mutation EndDeviceWrites($input: EndDeviceWritesInput!) {\n  endDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": types.EndDeviceWritesDocument,
    "mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    session {\n      id\n    }\n  }\n}": types.EndSessionDocument,
    "fragment ExceptionFacts on AttendanceException {\n  id\n  kind\n  pin\n  date\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  facts {\n    name\n    value\n  }\n  actions\n  finding {\n    kind\n    date\n    deviceIds\n    places {\n      id\n    }\n  }\n  conflict {\n    ...PinConflictFacts\n  }\n}": types.ExceptionFactsFragmentDoc,
    "query Exceptions($filter: ExceptionFilter!, $first: Int, $after: String) {\n  exceptions(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ExceptionFacts\n      }\n    }\n    totalCount\n  }\n}": types.ExceptionsDocument,
    "query Export($id: ID!) {\n  export(id: $id) {\n    ...ExportFacts\n  }\n}": types.ExportDocument,
    "query ExportColumns($kind: ExportKind!, $language: ExportLanguage) {\n  exportColumns(kind: $kind, language: $language) {\n    key\n    name\n    isUsual\n  }\n}": types.ExportColumnsDocument,
    "fragment ExportFacts on Export {\n  id\n  kind\n  format\n  state\n  fileName\n  url\n  rowsDone\n  rowsExpected\n  sizeBytes\n  rowsSha256\n  startedAt\n  expiresAt\n  missing {\n    code\n    message\n    asOf\n    place {\n      id\n    }\n  }\n  failure {\n    code\n    message\n  }\n}": types.ExportFactsFragmentDoc,
    "query ExportPreview($input: StartExportInput!) {\n  exportPreview(input: $input) {\n    columns\n    rows\n    rowsExpected\n  }\n}": types.ExportPreviewDocument,
    "query Exports {\n  exports {\n    ...ExportFacts\n  }\n}": types.ExportsDocument,
    "query Frame {\n  me {\n    id\n    username\n    role\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}": types.FrameDocument,
    "mutation GrantDeviceWrites($input: GrantDeviceWritesInput!) {\n  grantDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": types.GrantDeviceWritesDocument,
    "fragment HolidayFacts on HolidayPeriod {\n  id\n  from\n  to\n  name\n  latinName\n  arabicName\n  hijri\n  places {\n    id\n  }\n  isElsewhereToo\n  suggestion\n}": types.HolidayFactsFragmentDoc,
    "query HolidaySuggestions($country: String!, $year: Int!, $language: String) {\n  holidaySuggestions(country: $country, year: $year, language: $language) {\n    suggestion\n    date\n    name\n    latinName\n    arabicName\n    hijri\n  }\n}": types.HolidaySuggestionsDocument,
    "mutation IgnorePunch($input: IgnorePunchInput!) {\n  ignorePunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": types.IgnorePunchDocument,
    "mutation ImportAbsences($input: ImportAbsencesInput!) {\n  importAbsences(input: $input) {\n    isDone\n    added\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}": types.ImportAbsencesDocument,
    "mutation ImportPeople($input: ImportPeopleInput!) {\n  importPeople(input: $input) {\n    isDone\n    created\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}": types.ImportPeopleDocument,
    "mutation ImportRoster($input: ImportRosterInput!) {\n  importRoster(input: $input) {\n    isDone\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}": types.ImportRosterDocument,
    "fragment InsightFacts on Insight {\n  id\n  kind\n  reason\n  values {\n    name\n    value\n  }\n  person {\n    ...PersonName\n  }\n  deviceId\n  places {\n    id\n  }\n  from\n  to\n  fromAt\n  dates\n}": types.InsightFactsFragmentDoc,
    "query InsightFigures($range: DateRange!, $before: DateRange!, $filter: SummaryFilter) {\n  days: summary(range: $range, groupBy: DAY, filter: $filter, first: 100) {\n    edges {\n      node {\n        date\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n    total {\n      ...SummaryParts\n    }\n    recomputing\n  }\n  weekdays: summary(range: $range, groupBy: WEEKDAY, filter: $filter, first: 7) {\n    edges {\n      node {\n        weekday\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  late: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: LATE_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  overtime: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: OVERTIME_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  before: summary(range: $before, groupBy: WEEKDAY, filter: $filter, first: 1) {\n    total {\n      ...SummaryParts\n    }\n  }\n}": types.InsightFiguresDocument,
    "query Insights($from: Date!, $to: Date!, $placeIds: [ID!], $departmentIds: [ID!], $kinds: [InsightKind!], $first: Int, $after: String) {\n  insights(\n    from: $from\n    to: $to\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    kinds: $kinds\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...InsightFacts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    recomputing\n  }\n}": types.InsightsDocument,
    "fragment JobFacts on Job {\n  id\n  kind\n  state\n  cursor\n  device {\n    id\n    name\n  }\n  askedBy\n  createdAt\n  startedAt\n  endedAt\n  done\n  total\n  unit\n  steps {\n    code\n    state\n    detail\n    device {\n      id\n      name\n    }\n    fault {\n      code\n      step\n      action\n      since\n    }\n  }\n  fault {\n    code\n    message\n    step\n    action\n    since\n  }\n  sync {\n    rowsAdded\n    isFull\n  }\n  verification {\n    outcome\n    from\n    to\n    onlyOnReader\n    onlyInLedger\n  }\n  users {\n    written\n    unchanged\n    removed\n    failed\n    waiting\n  }\n}": types.JobFactsFragmentDoc,
    "subscription JobProgress($jobId: ID!, $after: String) {\n  jobProgress(jobId: $jobId, after: $after) {\n    cursor\n    phase\n    job {\n      ...AddJob\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": types.JobProgressDocument,
    "query JobUsers($id: ID!) {\n  job(id: $id) {\n    id\n    users {\n      written\n      unchanged\n      removed\n      failed\n      waiting\n      people {\n        device {\n          id\n          name\n        }\n        pin\n        outcome\n        before {\n          name\n          privilege\n          cardNumber\n        }\n        after {\n          name\n          privilege\n          cardNumber\n        }\n        failure\n        code\n        notCopied\n      }\n    }\n  }\n}": types.JobUsersDocument,
    "query JobVerification($id: ID!) {\n  job(id: $id) {\n    id\n    verification {\n      outcome\n      from\n      to\n      readAt\n      rowsRead\n      sums\n      unreadable\n      undated\n      cameMeanwhile\n      isSound\n      onlyOnReader\n      onlyInLedger\n      days {\n        date\n        verdictBefore\n        rowsOnReader\n        rowsInLedger\n        copies\n        setAside\n        elsewhere\n        onlyOnReader\n        wouldBeSetAside\n        onlyInLedger\n        goneFromLog\n        unreadable\n      }\n      examples {\n        side\n        pin\n        localTime\n        rows\n        setAside\n        channel\n      }\n    }\n  }\n}": types.JobVerificationDocument,
    "mutation LockPeriod($input: LockPeriodInput!) {\n  lockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n    blockers {\n      ...BlockerFacts\n    }\n  }\n}": types.LockPeriodDocument,
    "mutation MapPin($input: MapPinInput!) {\n  mapPin(input: $input) {\n    ...PinChange\n  }\n}": types.MapPinDocument,
    "query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}": types.MeDocument,
    "query OpenAlerts {\n  alerts(filter: {states: [RAISED]}, first: 0) {\n    totalCount\n  }\n}": types.OpenAlertsDocument,
    "query OtherReaders($placeId: ID!) {\n  devices(placeIds: [$placeId], orderBy: NAME_ASC, first: 200) {\n    edges {\n      node {\n        id\n        name\n        kind\n        status\n        transport\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.OtherReadersDocument,
    "query OutagePreview($input: OutageInput!, $first: Int) {\n  outagePreview(input: $input, first: $first) {\n    token\n    totalCount\n    people\n    without\n    unknown\n    punches {\n      person {\n        ...PersonName\n      }\n      date\n      at\n      state\n    }\n  }\n}": types.OutagePreviewDocument,
    "query OvertimeTotals($filter: AttendanceFilter!, $waiting: AttendanceFilter!) {\n  attendanceTotals(filter: $filter, groupBy: PERSON, first: 1) {\n    edges {\n      node {\n        overtimeMinutes\n        approvedOvertimeMinutes\n      }\n    }\n  }\n  waiting: attendance(filter: $waiting, first: 0) {\n    totalCount\n  }\n}": types.OvertimeTotalsDocument,
    "query Overview($placeIds: [ID!], $today: DateRange!, $recent: DateRange!, $summary: SummaryFilter, $lateToday: AttendanceFilter!, $lateYesterday: AttendanceFilter!, $toFix: ExceptionFilter!, $requests: CorrectionFilter!, $holidaysFrom: Date!, $holidaysTo: Date!) {\n  presence(placeIds: $placeIds, first: 0) {\n    asOf\n    recomputing\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n  }\n  hours: summary(range: $today, groupBy: HOUR, filter: $summary, first: 24) {\n    edges {\n      node {\n        hour\n        punches {\n          punches\n          usual {\n            lowerQuartile\n            median\n            upperQuartile\n            weeks\n          }\n        }\n      }\n    }\n    totalPunches {\n      punches\n    }\n  }\n  days: summary(range: $recent, groupBy: DAY, filter: $summary, first: 31) {\n    edges {\n      node {\n        date\n        figures {\n          days\n          presentDays\n          lateDays\n          incompleteDays\n          absentDays\n          unknownDays\n        }\n      }\n    }\n  }\n  lateToday: attendance(filter: $lateToday, first: 0) {\n    totalCount\n  }\n  lateYesterday: attendance(filter: $lateYesterday, first: 0) {\n    totalCount\n  }\n  toFix: exceptions(filter: $toFix, first: 0) {\n    totalCount\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  holidays(from: $holidaysFrom, to: $holidaysTo, placeIds: $placeIds) {\n    date\n    name\n    hijri\n    place {\n      id\n    }\n  }\n}": types.OverviewDocument,
    "query OwnPerson {\n  ownPerson {\n    ...PersonFacts\n  }\n}": types.OwnPersonDocument,
    "query OwnViews($first: Int, $after: ID) {\n  ownRecord {\n    id\n    views(first: $first, after: $after) {\n      since\n      next\n      views {\n        at\n        actor\n        name\n        role\n        kind\n        isNamed\n      }\n    }\n  }\n}": types.OwnViewsDocument,
    "fragment PasskeyFacts on Passkey {\n  id\n  name\n  createdAt\n  lastUsedAt\n  isSynced\n}": types.PasskeyFactsFragmentDoc,
    "query PeriodBlockers($input: PeriodInput!) {\n  periodBlockers(input: $input) {\n    ...BlockerFacts\n  }\n}": types.PeriodBlockersDocument,
    "fragment PeriodFacts on Period {\n  id\n  from\n  to\n  scope\n  places {\n    id\n  }\n  departmentIds\n  state\n  records\n  waived\n  documentUrl\n  deeds {\n    move\n    actorName\n    at\n    reason\n  }\n}": types.PeriodFactsFragmentDoc,
    "query Periods($first: Int, $after: String) {\n  periods(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PeriodFacts\n      }\n    }\n    totalCount\n  }\n}": types.PeriodsDocument,
    "query Person($id: ID!) {\n  person(id: $id) {\n    ...PersonFacts\n  }\n}": types.PersonDocument,
    "query PersonAccount($id: ID!) {\n  person(id: $id) {\n    id\n    account\n  }\n}": types.PersonAccountDocument,
    "fragment PersonFacts on Person {\n  ...PersonName\n  employedFrom\n  employedTo\n  source\n  department {\n    id\n    name\n  }\n  manager {\n    ...PersonName\n  }\n  homePlace {\n    id\n  }\n}": types.PersonFactsFragmentDoc,
    "query PersonMark($id: ID!) {\n  person(id: $id) {\n    ...PersonName\n  }\n}": types.PersonMarkDocument,
    "fragment PersonName on Person {\n  id\n  pin\n  name\n  latinName\n  arabicName\n}": types.PersonNameFragmentDoc,
    "query Persons($filter: PersonFilter, $first: Int, $after: String) {\n  persons(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFacts\n      }\n    }\n    totalCount\n  }\n}": types.PersonsDocument,
    "fragment PinChange on PinChangePayload {\n  isDone\n  decisionId\n  preview {\n    punches\n    days\n    firstAt\n    lastAt\n    unclaimedPunches\n    changedDays\n    changes {\n      date\n      person {\n        ...PersonName\n      }\n      before {\n        status\n        workedMinutes\n      }\n      after {\n        status\n        workedMinutes\n      }\n    }\n  }\n}": types.PinChangeFragmentDoc,
    "fragment PinConflictFacts on PinConflict {\n  pin\n  isDecided\n  names {\n    name\n    isEnrolled\n    punches\n    lastAt\n    place {\n      id\n    }\n  }\n  persons {\n    ...PersonName\n  }\n}": types.PinConflictFactsFragmentDoc,
    "query PinDecisions($pin: String, $first: Int, $after: String) {\n  pinDecisions(pin: $pin, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        kind\n        at\n        by\n        undoneAt\n        undoneBy\n        persons {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n  }\n}": types.PinDecisionsDocument,
    "query PinEvidence($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}": types.PinEvidenceDocument,
    "query PinEvidenceWithCards($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      privilege\n      cardNumber\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}": types.PinEvidenceWithCardsDocument,
    "fragment PinPunches on User {\n  punches(first: 5) {\n    edges {\n      node {\n        id\n        localTime\n        device {\n          id\n          name\n        }\n      }\n    }\n  }\n}": types.PinPunchesFragmentDoc,
    "query PlaceCalendars($placeIds: [ID!]) {\n  placeCalendars(placeIds: $placeIds) {\n    ...CalendarFacts\n  }\n}": types.PlaceCalendarsDocument,
    "query PlaceClock($id: ID!) {\n  place(id: $id) {\n    id\n    now\n  }\n}": types.PlaceClockDocument,
    "fragment PlaceFigures on PlacePresence {\n  asOf\n  doubt\n  lastPunchAt\n  place {\n    id\n  }\n  counts {\n    ...PresenceFigures\n  }\n}": types.PlaceFiguresFragmentDoc,
    "query PlaceJobs($id: ID!, $first: Int!) {\n  place(id: $id) {\n    id\n    jobs(first: $first) {\n      edges {\n        node {\n          ...JobFacts\n        }\n      }\n    }\n  }\n}": types.PlaceJobsDocument,
    "query PlaceStatuses {\n  me {\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    status\n    asOf\n  }\n}": types.PlaceStatusesDocument,
    "query Places {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}": types.PlacesDocument,
    "query Platform {\n  platform {\n    version\n    contractHash\n    executor\n  }\n}": types.PlatformDocument,
    "query PresenceBoard($placeIds: [ID!], $departmentIds: [ID!], $state: [PresenceState!], $search: String, $first: Int, $after: String) {\n  presence(\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    state: $state\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...PresenceRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": types.PresenceBoardDocument,
    "fragment PresenceFigures on PresenceCounts {\n  people\n  in\n  openTooLong\n  left\n  onLeave\n  dayOff\n  expected\n  late\n  absent\n  unknown\n  cameLate\n}": types.PresenceFiguresFragmentDoc,
    "fragment PresenceRow on Presence {\n  state\n  unknownBecause\n  since\n  lastPunchAt\n  lastPunchDeviceId\n  cameLate\n  dueAt\n  date\n  person {\n    ...PersonName\n    department {\n      id\n      name\n    }\n  }\n  place {\n    id\n  }\n  lastPunchPlace {\n    id\n  }\n}": types.PresenceRowFragmentDoc,
    "query PreviewChange($change: RuleChangeInput!, $from: Date!, $to: Date!, $first: Int) {\n  previewChange(change: $change, from: $from, to: $to, first: $first) {\n    people\n    examinedPeople\n    touchedPeople\n    changedDays\n    contradictions\n    changes {\n      person {\n        ...PersonName\n      }\n      date\n      before {\n        ...PreviewedDayFacts\n      }\n      after {\n        ...PreviewedDayFacts\n      }\n    }\n  }\n}": types.PreviewChangeDocument,
    "fragment PreviewedDayFacts on PreviewedDay {\n  status\n  flags\n  shift {\n    ...ShiftMark\n  }\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n}": types.PreviewedDayFactsFragmentDoc,
    "query Profile {\n  me {\n    id\n    username\n    role\n  }\n  secondFactor {\n    isActive\n    confirmedAt\n    recoveryCodesLeft\n  }\n  passkeys {\n    obstacle\n    passkeys {\n      ...PasskeyFacts\n    }\n  }\n  sessions(first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}": types.ProfileDocument,
    "query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}": types.PunchCursorsDocument,
    "query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    moved {\n      localTime\n    }\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}": types.PunchDetailDocument,
    "subscription PunchRecorded($placeIds: [ID!], $deviceIds: [ID!], $userIds: [ID!], $after: String) {\n  punchRecorded(\n    placeIds: $placeIds\n    deviceIds: $deviceIds\n    userIds: $userIds\n    after: $after\n  ) {\n    cursor\n    phase\n    punch {\n      ...PunchRow\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": types.PunchRecordedDocument,
    "fragment PunchRow on Punch {\n  id\n  at\n  localTime\n  pin\n  state\n  stateCode\n  verifyMode\n  verifyCode\n  channel\n  receivedAt\n  late\n  user {\n    id\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}": types.PunchRowFragmentDoc,
    "query Punches($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        ...PunchRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.PunchesDocument,
    "query PushNewcomers {\n  places {\n    id\n    pushNewcomers {\n      id\n      serialNumber\n      address\n      reason\n      firstCallAt\n      lastCallAt\n      lines\n      linesNotKept\n    }\n  }\n}": types.PushNewcomersDocument,
    "query PushOrders($id: ID!) {\n  device(id: $id) {\n    id\n    push {\n      orders {\n        id\n        kind\n        from\n        to\n        state\n        createdAt\n        deliveredAt\n        deliveries\n        endedAt\n        returnCode\n        sum\n      }\n    }\n  }\n}": types.PushOrdersDocument,
    "mutation PutUser($input: PutUserInput!) {\n  putUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.PutUserDocument,
    "query QuietHours {\n  quietHours {\n    ...QuietHoursFacts\n  }\n}": types.QuietHoursDocument,
    "fragment QuietHoursFacts on QuietHours {\n  days\n  from\n  to\n}": types.QuietHoursFactsFragmentDoc,
    "query ReaderClock($id: ID!) {\n  device(id: $id) {\n    id\n    clock {\n      driftSeconds\n      uncertaintySeconds\n      measuredAt\n      showsNoDate\n      zoneMinutes\n      policy\n      aboveSeconds\n      isAbove\n      hold\n      corrections(first: 20) {\n        at\n        state\n        by\n        reason\n        before\n        after\n        driftBeforeSeconds\n        driftAfterSeconds\n        fault {\n          code\n          message\n          step\n          action\n          since\n        }\n      }\n      history(first: 50) {\n        edges {\n          node {\n            at\n            kind\n            driftSeconds\n            uncertaintySeconds\n            stepSeconds\n            cause\n          }\n        }\n      }\n    }\n  }\n}": types.ReaderClockDocument,
    "query ReaderDays($id: ID!, $from: Date!, $to: Date!) {\n  device(id: $id) {\n    id\n    lastFullReadAt\n    days(from: $from, to: $to) {\n      ...DayProof\n    }\n  }\n}": types.ReaderDaysDocument,
    "query ReaderDetail($id: ID!) {\n  device(id: $id) {\n    id\n    name\n    kind\n    isAdded\n    place {\n      id\n    }\n    serialNumber\n    status\n    condition\n    fault {\n      code\n      message\n      step\n      action\n      since\n    }\n    lastSeenAt\n    lastPunchAt\n    address\n    foundAddress {\n      enteredAddress\n      at\n    }\n    model\n    firmware\n    transport\n    mode\n    pollSeconds\n    nameField {\n      textEncoding\n      bytes\n    }\n    recordLayout\n    heldRead {\n      since\n      rows\n      tooOld\n      inFuture\n    }\n    unreadableUsers\n    counts {\n      users\n      punches\n      capacity\n    }\n    clock {\n      driftSeconds\n      measuredAt\n    }\n    storage {\n      rows\n      capacity\n      fillPct\n      punchesPerDay\n      fullOn\n    }\n    completeness {\n      verdict\n      doubts\n      rowsReported\n      rowsStored\n      rowsSetAside\n      rowsHeld\n      checkedAt\n      gapFrom\n      gapClosedAt\n    }\n    push {\n      firstCallAt\n      unreadableLines\n      provedFrom\n      provedTo\n      difference {\n        from\n        to\n        readerRows\n        ledgerRows\n      }\n    }\n  }\n}": types.ReaderDetailDocument,
    "query ReaderGaps($id: ID!) {\n  device(id: $id) {\n    id\n    gaps(first: 50) {\n      from\n      to\n      closedBy\n      rows\n    }\n  }\n}": types.ReaderGapsDocument,
    "query ReaderLive($id: ID!) {\n  device(id: $id) {\n    id\n    live {\n      at\n      roundTripMs\n      localTime\n      counts {\n        users\n        punches\n        capacity\n      }\n    }\n  }\n}": types.ReaderLiveDocument,
    "query ReaderLogClear($id: ID!) {\n  device(id: $id) {\n    id\n    logClear {\n      obstacles {\n        code\n      }\n      backedUpAt\n      rowsNotBackedUp\n      requests {\n        id\n        state\n        askedBy\n        askedAt\n        note\n        aloneFrom\n        mayConfirm\n        lapsesAt\n        confirmedBy\n        withdrawnBy\n        rows\n        endedAt\n        refusal {\n          at\n          code\n          message\n        }\n      }\n    }\n  }\n}": types.ReaderLogClearDocument,
    "query ReaderNames($first: Int!) {\n  devices(first: $first) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}": types.ReaderNamesDocument,
    "query ReaderPeople($placeId: ID!, $filter: UserFilter!, $first: Int!) {\n  users(placeIds: [$placeId], filter: $filter, orderBy: NAME_ASC, first: $first) {\n    edges {\n      node {\n        id\n        pin\n        name\n        devices(first: 20) {\n          totalCount\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.ReaderPeopleDocument,
    "query ReaderSecurity($id: ID!) {\n  device(id: $id) {\n    id\n    securityFindings {\n      score\n      findings {\n        code\n        severity\n        message\n        steps\n      }\n    }\n  }\n}": types.ReaderSecurityDocument,
    "query ReadersInTrouble {\n  devices(filter: {condition: [TROUBLE]}, first: 1) {\n    totalCount\n  }\n}": types.ReadersInTroubleDocument,
    "query ReadersSecurity($placeIds: [ID!]) {\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        place {\n          id\n          name\n        }\n        securityFindings {\n          score\n          findings {\n            code\n            severity\n            message\n            steps\n          }\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.ReadersSecurityDocument,
    "fragment ReceiverFacts on Webhook {\n  id\n  name\n  origin\n  format\n  events\n  places\n  statuses\n  isEnabled\n  leftOut\n  deliveries(first: 1) {\n    edges {\n      node {\n        id\n        state\n        createdAt\n        lastAttemptAt\n        nextAttemptAt\n        statusCode\n        fault\n      }\n    }\n  }\n}": types.ReceiverFactsFragmentDoc,
    "query Receivers($first: Int) {\n  webhooks(first: $first) {\n    edges {\n      node {\n        ...ReceiverFacts\n      }\n    }\n    totalCount\n  }\n}": types.ReceiversDocument,
    "mutation ReleaseSetAside($input: ReleaseSetAsideInput!) {\n  releaseSetAside(input: $input) {\n    released\n    refused {\n      id\n      why\n    }\n    moved {\n      id\n      localTimeBefore\n      localTime\n    }\n  }\n}": types.ReleaseSetAsideDocument,
    "mutation RemoveAbsenceKind($input: RemoveAbsenceKindInput!) {\n  removeAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}": types.RemoveAbsenceKindDocument,
    "mutation RemoveAbsences($input: RemoveAbsencesInput!) {\n  removeAbsences(input: $input) {\n    absences {\n      id\n    }\n  }\n}": types.RemoveAbsencesDocument,
    "mutation RemoveDevice($input: RemoveDeviceInput!) {\n  removeDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": types.RemoveDeviceDocument,
    "mutation RemoveHoliday($input: RemoveHolidayInput!) {\n  removeHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}": types.RemoveHolidayDocument,
    "mutation RemovePasskey($input: RemovePasskeyInput!) {\n  removePasskey(input: $input) {\n    removedId\n  }\n}": types.RemovePasskeyDocument,
    "mutation RemoveReceiver($input: RemoveWebhookInput!) {\n  removeWebhook(input: $input) {\n    removedId\n  }\n}": types.RemoveReceiverDocument,
    "mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      isActive\n    }\n  }\n}": types.RemoveSecondFactorDocument,
    "mutation RemoveShift($input: RemoveShiftInput!) {\n  removeShift(input: $input) {\n    shift {\n      id\n    }\n  }\n}": types.RemoveShiftDocument,
    "mutation RemoveUser($input: RemoveUserInput!) {\n  removeUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.RemoveUserDocument,
    "mutation RemoveWeekend($input: RemoveWeekendInput!) {\n  removeWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": types.RemoveWeekendDocument,
    "mutation RemoveWorkRule($input: RemoveWorkRuleInput!) {\n  removeWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}": types.RemoveWorkRuleDocument,
    "mutation RemoveWorkingDay($input: WorkingDayInput!) {\n  removeWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": types.RemoveWorkingDayDocument,
    "mutation RenamePasskey($input: RenamePasskeyInput!) {\n  renamePasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}": types.RenamePasskeyDocument,
    "mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {\n  renewRecoveryCodes(input: $input) {\n    recoveryCodes\n  }\n}": types.RenewRecoveryCodesDocument,
    "mutation RequestCorrection($input: RequestCorrectionInput!) {\n  requestCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": types.RequestCorrectionDocument,
    "mutation RequestLogClear($input: RequestLogClearInput!) {\n  requestLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}": types.RequestLogClearDocument,
    "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}": types.ResetPasswordDocument,
    "mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": types.ResetSecondFactorDocument,
    "mutation RevertCorrection($input: RevertCorrectionInput!) {\n  revertCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": types.RevertCorrectionDocument,
    "mutation RevertCorrectionGroup($input: RevertCorrectionGroupInput!) {\n  revertCorrectionGroup(input: $input) {\n    groupId\n    corrections\n  }\n}": types.RevertCorrectionGroupDocument,
    "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n  }\n}": types.RevokeApiKeyDocument,
    "mutation RevokeOvertimeApproval($input: RevokeOvertimeApprovalInput!) {\n  revokeOvertimeApproval(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}": types.RevokeOvertimeApprovalDocument,
    "query Roster($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  roster(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          date\n          isOff\n          shift {\n            id\n          }\n        }\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    totalCount\n  }\n  shifts {\n    ...ShiftMark\n  }\n}": types.RosterDocument,
    "query RosterCsv($month: Month!, $filter: PersonFilter) {\n  rosterCsv(month: $month, filter: $filter)\n}": types.RosterCsvDocument,
    "mutation SaveAbsenceKind($input: AbsenceKindInput!) {\n  saveAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}": types.SaveAbsenceKindDocument,
    "mutation SaveShift($input: SaveShiftInput!) {\n  saveShift(input: $input) {\n    shift {\n      ...ShiftFacts\n    }\n  }\n}": types.SaveShiftDocument,
    "mutation SaveWorkRule($input: WorkRuleInput!) {\n  saveWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}": types.SaveWorkRuleDocument,
    "query ScreenPresence($placeIds: [ID!], $state: [PresenceState!], $first: Int) {\n  presence(placeIds: $placeIds, state: $state, first: $first) {\n    edges {\n      node {\n        state\n        unknownBecause\n        since\n        lastPunchAt\n        lastPunchDeviceId\n        cameLate\n        dueAt\n        date\n        person {\n          name\n          latinName\n          arabicName\n        }\n        place {\n          id\n        }\n        lastPunchPlace {\n          id\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}": types.ScreenPresenceDocument,
    "fragment ScreenPunch on Punch {\n  id\n  at\n  state\n  verifyMode\n  channel\n  receivedAt\n  late\n  user {\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}\n\nquery ScreenPunches($placeIds: [ID!], $first: Int) {\n  punches(placeIds: $placeIds, first: $first) {\n    edges {\n      node {\n        ...ScreenPunch\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}\n\nsubscription ScreenPunchRecorded($placeIds: [ID!], $after: String) {\n  punchRecorded(placeIds: $placeIds, after: $after) {\n    cursor\n    phase\n    punch {\n      ...ScreenPunch\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}": types.ScreenPunchFragmentDoc,
    "fragment SessionFacts on Session {\n  id\n  createdAt\n  lastUsedAt\n  address\n  client\n  isCurrent\n  idleEndsAt\n}": types.SessionFactsFragmentDoc,
    "mutation SetAlertRule($input: SetAlertRuleInput!) {\n  setAlertRule(input: $input) {\n    rule {\n      ...AlertRuleFacts\n    }\n  }\n}": types.SetAlertRuleDocument,
    "query SetAsideRows($id: ID!, $filter: SetAsideFilter, $first: Int!) {\n  device(id: $id) {\n    id\n    setAsideRows(filter: $filter, first: $first) {\n      edges {\n        node {\n          id\n          reason\n          isReleasable\n          pin\n          user {\n            name\n          }\n          localTime\n          at\n          copies\n          channel\n          receivedAt\n        }\n      }\n      totalCount\n    }\n  }\n}": types.SetAsideRowsDocument,
    "mutation SetDeviceClock($input: SetDeviceClockInput!) {\n  setDeviceClock(input: $input) {\n    job {\n      ...JobFacts\n    }\n    order {\n      id\n    }\n  }\n}": types.SetDeviceClockDocument,
    "mutation SetDigest($input: SetDigestInput!) {\n  setDigest(input: $input) {\n    digest {\n      ...DigestFacts\n    }\n  }\n}": types.SetDigestDocument,
    "mutation SetQuietHours($input: SetQuietHoursInput!) {\n  setQuietHours(input: $input) {\n    quietHours {\n      ...QuietHoursFacts\n    }\n  }\n}": types.SetQuietHoursDocument,
    "mutation SetWeekend($input: SetWeekendInput!) {\n  setWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}": types.SetWeekendDocument,
    "query ShiftAssignments($filter: ShiftAssignmentFilter, $first: Int) {\n  shiftAssignments(filter: $filter, first: $first) {\n    edges {\n      node {\n        place {\n          id\n        }\n        department {\n          id\n          name\n        }\n        person {\n          ...PersonName\n        }\n        from\n        to\n      }\n    }\n    totalCount\n  }\n}": types.ShiftAssignmentsDocument,
    "fragment ShiftFacts on Shift {\n  ...ShiftMark\n  revision\n  versions {\n    from\n    hours {\n      ...ShiftHoursFacts\n    }\n    weekdays {\n      weekday\n      hours {\n        ...ShiftHoursFacts\n      }\n    }\n    seasons {\n      from\n      to\n      hours {\n        ...ShiftHoursFacts\n      }\n      weekdays {\n        weekday\n        hours {\n          ...ShiftHoursFacts\n        }\n      }\n    }\n  }\n}": types.ShiftFactsFragmentDoc,
    "fragment ShiftHoursFacts on ShiftHours {\n  start\n  end\n  spans {\n    start\n    end\n  }\n  flexible\n  breakMinutes\n  breakAfterMinutes\n  graceInMinutes\n  graceOutMinutes\n  overtimeAfterMinutes\n  minPresentMinutes\n  dayLeadMinutes\n  dayTailMinutes\n  pairing\n}": types.ShiftHoursFactsFragmentDoc,
    "fragment ShiftMark on Shift {\n  id\n  name\n  colour\n  letter\n}": types.ShiftMarkFragmentDoc,
    "query Shifts {\n  shifts {\n    ...ShiftFacts\n  }\n  shiftDefaults {\n    ...ShiftHoursFacts\n  }\n}": types.ShiftsDocument,
    "mutation SignOutEverywhere($input: SignOutEverywhereInput!) {\n  signOutEverywhere(input: $input) {\n    endedSessions\n  }\n}": types.SignOutEverywhereDocument,
    "fragment SourceState on AttendanceSource {\n  asOf\n  pending\n  place {\n    id\n  }\n}": types.SourceStateFragmentDoc,
    "mutation StartExport($input: StartExportInput!) {\n  startExport(input: $input) {\n    export {\n      ...ExportFacts\n    }\n  }\n}": types.StartExportDocument,
    "subscription StatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n    device {\n      id\n    }\n  }\n}\n\nsubscription PlaceStatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n  }\n}": types.StatusChangedDocument,
    "fragment SummaryParts on SummaryFigures {\n  workingDays\n  absentDays\n  unknownDays\n  pendingDays\n  lateDays\n  lateMinutes\n  overtimeMinutes\n  lateRatePct\n  averageLateMinutes\n}": types.SummaryPartsFragmentDoc,
    "mutation SyncDevice($input: SyncDeviceInput!) {\n  syncDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.SyncDeviceDocument,
    "mutation SyncPlace($input: SyncPlaceInput!) {\n  syncPlace(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.SyncPlaceDocument,
    "mutation TestReceiver($input: TestWebhookInput!) {\n  testWebhook(input: $input) {\n    delivery {\n      id\n    }\n  }\n}": types.TestReceiverDocument,
    "query ToFix($filter: ExceptionFilter!, $requests: CorrectionFilter!, $overtime: AttendanceFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n    recomputing\n    counts {\n      kind\n      count\n    }\n    sources {\n      ...SourceState\n    }\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  overtime: attendance(filter: $overtime, first: 0) {\n    totalCount\n  }\n}": types.ToFixDocument,
    "query ToFixCount($filter: ExceptionFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n  }\n}": types.ToFixCountDocument,
    "mutation UnassignShift($input: UnassignShiftInput!) {\n  unassignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}": types.UnassignShiftDocument,
    "mutation UndoPinDecision($input: UndoPinDecisionInput!) {\n  undoPinDecision(input: $input) {\n    ...PinChange\n  }\n}": types.UndoPinDecisionDocument,
    "mutation UnlockPeriod($input: UnlockPeriodInput!) {\n  unlockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n  }\n}": types.UnlockPeriodDocument,
    "mutation UpdateAccount($input: UpdateAccountInput!) {\n  updateAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}": types.UpdateAccountDocument,
    "mutation UpdateDevice($input: UpdateDeviceInput!) {\n  updateDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}": types.UpdateDeviceDocument,
    "mutation UpdateReceiver($input: UpdateWebhookInput!) {\n  updateWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n  }\n}": types.UpdateReceiverDocument,
    "query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}": types.UserDocument,
    "query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}": types.UsersDocument,
    "mutation VerifyDevice($input: VerifyDeviceInput!) {\n  verifyDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}": types.VerifyDeviceDocument,
    "mutation WithdrawCorrection($input: WithdrawCorrectionInput!) {\n  withdrawCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}": types.WithdrawCorrectionDocument,
    "mutation WithdrawLogClear($input: WithdrawLogClearInput!) {\n  withdrawLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}": types.WithdrawLogClearDocument,
    "fragment WorkRuleFacts on WorkRule {\n  kind\n  scope\n  scopeId\n  from\n  to\n  minutes\n  source\n}": types.WorkRuleFactsFragmentDoc,
    "query WorkRules {\n  workRules {\n    ...WorkRuleFacts\n  }\n}": types.WorkRulesDocument,
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
export function graphql(source: "fragment AbsenceFacts on Absence {\n  id\n  from\n  to\n  part\n  start\n  end\n  note\n  hasNote\n  person {\n    ...PersonName\n  }\n  kind {\n    id\n    name\n    arabicName\n    colour\n    letter\n  }\n}"): (typeof documents)["fragment AbsenceFacts on Absence {\n  id\n  from\n  to\n  part\n  start\n  end\n  note\n  hasNote\n  person {\n    ...PersonName\n  }\n  kind {\n    id\n    name\n    arabicName\n    colour\n    letter\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AbsenceKinds {\n  absenceKinds {\n    id\n    name\n    arabicName\n    colour\n    letter\n    paid\n  }\n}"): (typeof documents)["query AbsenceKinds {\n  absenceKinds {\n    id\n    name\n    arabicName\n    colour\n    letter\n    paid\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Absences($filter: AbsenceFilter!, $first: Int, $after: String) {\n  absences(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        ...AbsenceFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Absences($filter: AbsenceFilter!, $first: Int, $after: String) {\n  absences(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        ...AbsenceFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcceptFirstRead($input: AcceptFirstReadInput!) {\n  acceptFirstRead(input: $input) {\n    device {\n      id\n    }\n  }\n}"): (typeof documents)["mutation AcceptFirstRead($input: AcceptFirstReadInput!) {\n  acceptFirstRead(input: $input) {\n    device {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AccountFacts on Account {\n  id\n  username\n  name\n  role\n  places\n  users\n  isEnabled\n  waitsForPassword\n  hasSecondFactor\n  hasPasskeys\n  deviceWrites\n  deviceWriteGrant {\n    until\n    grantedBy\n    reason\n    isActive\n  }\n}"): (typeof documents)["fragment AccountFacts on Account {\n  id\n  username\n  name\n  role\n  places\n  users\n  isEnabled\n  waitsForPassword\n  hasSecondFactor\n  hasPasskeys\n  deviceWrites\n  deviceWriteGrant {\n    until\n    grantedBy\n    reason\n    isActive\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AccountSessions($accountId: ID!) {\n  sessions(accountId: $accountId, first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}"): (typeof documents)["query AccountSessions($accountId: ID!) {\n  sessions(accountId: $accountId, first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Accounts($filter: AccountFilter, $first: Int) {\n  accounts(filter: $filter, first: $first) {\n    edges {\n      node {\n        ...AccountFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Accounts($filter: AccountFilter, $first: Int) {\n  accounts(filter: $filter, first: $first) {\n    edges {\n      node {\n        ...AccountFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) {\n    alert {\n      ...AlertFacts\n    }\n  }\n}"): (typeof documents)["mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {\n  acknowledgeAlert(input: $input) {\n    alert {\n      ...AlertFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcknowledgePeriod($input: AcknowledgePeriodInput!) {\n  acknowledgePeriod(input: $input) {\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}"): (typeof documents)["mutation AcknowledgePeriod($input: AcknowledgePeriodInput!) {\n  acknowledgePeriod(input: $input) {\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AcknowledgementFacts on Acknowledgement {\n  id\n  person {\n    ...PersonName\n  }\n  from\n  to\n  hash\n  records\n  at\n  isValid\n  voided {\n    at\n    date\n    periodId\n    changes {\n      ...ChangedFigures\n    }\n    causes {\n      kind\n      reference\n    }\n  }\n}"): (typeof documents)["fragment AcknowledgementFacts on Acknowledgement {\n  id\n  person {\n    ...PersonName\n  }\n  from\n  to\n  hash\n  records\n  at\n  isValid\n  voided {\n    at\n    date\n    periodId\n    changes {\n      ...ChangedFigures\n    }\n    causes {\n      kind\n      reference\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Acknowledgements($filter: AcknowledgementFilter, $first: Int, $after: String) {\n  acknowledgements(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AcknowledgementFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Acknowledgements($filter: AcknowledgementFilter, $first: Int, $after: String) {\n  acknowledgements(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...AcknowledgementFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddAbsence($input: AddAbsenceInput!) {\n  addAbsence(input: $input) {\n    absence {\n      ...AbsenceFacts\n    }\n    conflict {\n      ...AbsenceFacts\n    }\n  }\n}"): (typeof documents)["mutation AddAbsence($input: AddAbsenceInput!) {\n  addAbsence(input: $input) {\n    absence {\n      ...AbsenceFacts\n    }\n    conflict {\n      ...AbsenceFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddDevice($input: AddDeviceInput!) {\n  addDevice(input: $input) {\n    job {\n      ...AddJob\n    }\n  }\n}"): (typeof documents)["mutation AddDevice($input: AddDeviceInput!) {\n  addDevice(input: $input) {\n    job {\n      ...AddJob\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddHoliday($input: AddHolidayInput!) {\n  addHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}"): (typeof documents)["mutation AddHoliday($input: AddHolidayInput!) {\n  addHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AddJob on Job {\n  ...JobFacts\n  added {\n    isProved\n    serialNumber\n    model\n    firmware\n    driftSeconds\n    users\n    punches\n    capacity\n    recordLayout\n    firstRowAt\n  }\n}\n\nquery AddingJob($id: ID!) {\n  job(id: $id) {\n    ...AddJob\n  }\n}"): (typeof documents)["fragment AddJob on Job {\n  ...JobFacts\n  added {\n    isProved\n    serialNumber\n    model\n    firmware\n    driftSeconds\n    users\n    punches\n    capacity\n    recordLayout\n    firstRowAt\n  }\n}\n\nquery AddingJob($id: ID!) {\n  job(id: $id) {\n    ...AddJob\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddPasskey($input: AddPasskeyInput!) {\n  addPasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}"): (typeof documents)["mutation AddPasskey($input: AddPasskeyInput!) {\n  addPasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddPunch($input: AddPunchInput!) {\n  addPunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"): (typeof documents)["mutation AddPunch($input: AddPunchInput!) {\n  addPunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddWorkingDay($input: WorkingDayInput!) {\n  addWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"): (typeof documents)["mutation AddWorkingDay($input: WorkingDayInput!) {\n  addWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Adjustments($filter: AdjustmentFilter, $first: Int, $after: String) {\n  adjustments(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        person {\n          ...PersonName\n        }\n        date\n        periodId\n        carriedIntoId\n        at\n        changes {\n          ...ChangedFigures\n        }\n        causes {\n          kind\n          reference\n        }\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Adjustments($filter: AdjustmentFilter, $first: Int, $after: String) {\n  adjustments(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        person {\n          ...PersonName\n        }\n        date\n        periodId\n        carriedIntoId\n        at\n        changes {\n          ...ChangedFigures\n        }\n        causes {\n          kind\n          reference\n        }\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AlertFacts on Alert {\n  id\n  kind\n  state\n  placeId\n  deviceId\n  path\n  since\n  resolvedAt\n  value\n  acknowledgedBy\n  acknowledgedAt\n}"): (typeof documents)["fragment AlertFacts on Alert {\n  id\n  kind\n  state\n  placeId\n  deviceId\n  path\n  since\n  resolvedAt\n  value\n  acknowledgedBy\n  acknowledgedAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription AlertRaised {\n  alertRaised {\n    kind\n  }\n}"): (typeof documents)["subscription AlertRaised {\n  alertRaised {\n    kind\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AlertRuleFacts on AlertRule {\n  kind\n  isEnabled\n  afterMinutes\n  threshold\n  isUrgent\n}"): (typeof documents)["fragment AlertRuleFacts on AlertRule {\n  kind\n  isEnabled\n  afterMinutes\n  threshold\n  isUrgent\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AlertRules {\n  alertRules {\n    ...AlertRuleFacts\n  }\n}"): (typeof documents)["query AlertRules {\n  alertRules {\n    ...AlertRuleFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Alerts($open: AlertFilter!, $over: AlertFilter!, $first: Int) {\n  open: alerts(filter: $open, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n  over: alerts(filter: $over, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Alerts($open: AlertFilter!, $over: AlertFilter!, $first: Int) {\n  open: alerts(filter: $open, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n  over: alerts(filter: $over, first: $first) {\n    edges {\n      node {\n        ...AlertFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ApiKeyFacts on ApiKey {\n  id\n  name\n  prefix\n  role\n  places\n  state\n  createdAt\n  createdBy\n  expiresAt\n  lastUsedAt\n}"): (typeof documents)["fragment ApiKeyFacts on ApiKey {\n  id\n  name\n  prefix\n  role\n  places\n  state\n  createdAt\n  createdBy\n  expiresAt\n  lastUsedAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ApiKeys($first: Int) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query ApiKeys($first: Int) {\n  apiKeys(first: $first) {\n    edges {\n      node {\n        ...ApiKeyFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApproveOvertime($input: ApproveOvertimeInput!) {\n  approveOvertime(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}"): (typeof documents)["mutation ApproveOvertime($input: ApproveOvertimeInput!) {\n  approveOvertime(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApproveOvertimes($input: ApproveOvertimesInput!) {\n  approveOvertimes(input: $input) {\n    isDone\n    approved\n    minutes\n  }\n}"): (typeof documents)["mutation ApproveOvertimes($input: ApproveOvertimesInput!) {\n  approveOvertimes(input: $input) {\n    isDone\n    approved\n    minutes\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApprovePushNewcomer($input: ApprovePushNewcomerInput!) {\n  approvePushNewcomer(input: $input) {\n    lines\n    device {\n      id\n    }\n  }\n}"): (typeof documents)["mutation ApprovePushNewcomer($input: ApprovePushNewcomerInput!) {\n  approvePushNewcomer(input: $input) {\n    lines\n    device {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AskPushReader($input: AskPushReaderInput!) {\n  askPushReader(input: $input) {\n    order {\n      id\n      state\n    }\n  }\n}"): (typeof documents)["mutation AskPushReader($input: AskPushReaderInput!) {\n  askPushReader(input: $input) {\n    order {\n      id\n      state\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AssignShift($input: AssignShiftInput!) {\n  assignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}"): (typeof documents)["mutation AssignShift($input: AssignShiftInput!) {\n  assignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription AttendanceChanged {\n  attendanceChanged {\n    kind\n  }\n}"): (typeof documents)["subscription AttendanceChanged {\n  attendanceChanged {\n    kind\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceDay($personId: ID!, $date: Date!) {\n  attendanceDay(personId: $personId, date: $date) {\n    ...DayCell\n    presenceMinutes\n    progressPct\n    keptPunches\n    droppedDuplicates\n    completeness\n    corrections\n    approvedOvertimeMinutes\n    overtimeApproval {\n      ...DecidedOvertime\n    }\n    absence {\n      id\n      part\n      start\n      end\n      note\n      kind {\n        id\n        name\n        arabicName\n        colour\n        letter\n      }\n    }\n    person {\n      ...PersonName\n      department {\n        id\n        name\n      }\n    }\n    waitsFor {\n      deviceId\n      provedUntil\n      lost {\n        from\n        to\n      }\n      setAside {\n        cause\n        rows\n        from\n        to\n      }\n      place {\n        id\n      }\n    }\n    explanation {\n      rules\n      timeZone\n      from\n      to\n      shift {\n        source\n        start\n        end\n        breakMinutes\n        graceInMinutes\n        graceOutMinutes\n      }\n      punches {\n        punchId\n        at\n        deviceId\n        fate\n        reason\n        channel\n        place {\n          id\n        }\n        correction {\n          ...CorrectionFacts\n        }\n      }\n      lines {\n        figure\n        key\n        seconds\n        values {\n          name\n          value\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query AttendanceDay($personId: ID!, $date: Date!) {\n  attendanceDay(personId: $personId, date: $date) {\n    ...DayCell\n    presenceMinutes\n    progressPct\n    keptPunches\n    droppedDuplicates\n    completeness\n    corrections\n    approvedOvertimeMinutes\n    overtimeApproval {\n      ...DecidedOvertime\n    }\n    absence {\n      id\n      part\n      start\n      end\n      note\n      kind {\n        id\n        name\n        arabicName\n        colour\n        letter\n      }\n    }\n    person {\n      ...PersonName\n      department {\n        id\n        name\n      }\n    }\n    waitsFor {\n      deviceId\n      provedUntil\n      lost {\n        from\n        to\n      }\n      setAside {\n        cause\n        rows\n        from\n        to\n      }\n      place {\n        id\n      }\n    }\n    explanation {\n      rules\n      timeZone\n      from\n      to\n      shift {\n        source\n        start\n        end\n        breakMinutes\n        graceInMinutes\n        graceOutMinutes\n      }\n      punches {\n        punchId\n        at\n        deviceId\n        fate\n        reason\n        channel\n        place {\n          id\n        }\n        correction {\n          ...CorrectionFacts\n        }\n      }\n      lines {\n        figure\n        key\n        seconds\n        values {\n          name\n          value\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceMatrix($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          ...DayCell\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"): (typeof documents)["query AttendanceMatrix($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          ...DayCell\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceMatrixCursors($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}"): (typeof documents)["query AttendanceMatrixCursors($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  attendanceMatrix(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceRecordCursors($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}"): (typeof documents)["query AttendanceRecordCursors($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceRecords($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...DayCell\n        person {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"): (typeof documents)["query AttendanceRecords($filter: AttendanceFilter!, $orderBy: AttendanceOrder, $first: Int, $after: String) {\n  attendance(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...DayCell\n        person {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceStatement($personId: ID!, $from: Date!, $to: Date!) {\n  attendanceStatement(personId: $personId, from: $from, to: $to) {\n    lines\n    hash\n    isOpen\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}"): (typeof documents)["query AttendanceStatement($personId: ID!, $from: Date!, $to: Date!) {\n  attendanceStatement(personId: $personId, from: $from, to: $to) {\n    lines\n    hash\n    isOpen\n    acknowledgement {\n      ...AcknowledgementFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AttendanceTotals($filter: AttendanceFilter!, $groupBy: TotalsGroup!, $first: Int, $after: String) {\n  attendanceTotals(\n    filter: $filter\n    groupBy: $groupBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        department {\n          id\n          name\n        }\n        place {\n          id\n        }\n        days\n        workingDays\n        presentDays\n        absentDays\n        incompleteDays\n        pendingDays\n        unknownDays\n        leaveDays\n        lateDays\n        earlyLeaveDays\n        workedMinutes\n        expectedMinutes\n        lateMinutes\n        earlyLeaveMinutes\n        overtimeMinutes\n        offDayWorkedMinutes\n        attendanceRatePct\n        hoursProgressPct\n      }\n    }\n    totalCount\n    recomputing\n  }\n}"): (typeof documents)["query AttendanceTotals($filter: AttendanceFilter!, $groupBy: TotalsGroup!, $first: Int, $after: String) {\n  attendanceTotals(\n    filter: $filter\n    groupBy: $groupBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        department {\n          id\n          name\n        }\n        place {\n          id\n        }\n        days\n        workingDays\n        presentDays\n        absentDays\n        incompleteDays\n        pendingDays\n        unknownDays\n        leaveDays\n        lateDays\n        earlyLeaveDays\n        workedMinutes\n        expectedMinutes\n        lateMinutes\n        earlyLeaveMinutes\n        overtimeMinutes\n        offDayWorkedMinutes\n        attendanceRatePct\n        hoursProgressPct\n      }\n    }\n    totalCount\n    recomputing\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AuditLog($filter: AuditFilter, $first: Int, $after: ID) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    id\n    at\n    actor\n    action\n    outcome\n    account\n    address\n    targets\n    count\n    changes {\n      field\n      before\n      after\n    }\n  }\n}"): (typeof documents)["query AuditLog($filter: AuditFilter, $first: Int, $after: ID) {\n  auditLog(filter: $filter, first: $first, after: $after) {\n    id\n    at\n    actor\n    action\n    outcome\n    account\n    address\n    targets\n    count\n    changes {\n      field\n      before\n      after\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation BeginPasskey($input: BeginPasskeyInput!) {\n  beginPasskey(input: $input) {\n    options\n  }\n}"): (typeof documents)["mutation BeginPasskey($input: BeginPasskeyInput!) {\n  beginPasskey(input: $input) {\n    options\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation BeginSecondFactor($input: BeginSecondFactorInput!) {\n  beginSecondFactor(input: $input) {\n    secret\n    uri\n  }\n}"): (typeof documents)["mutation BeginSecondFactor($input: BeginSecondFactorInput!) {\n  beginSecondFactor(input: $input) {\n    secret\n    uri\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation BeginViewAs($input: BeginViewAsInput!) {\n  beginViewAs(input: $input) {\n    accessToken\n    expiresIn\n  }\n}"): (typeof documents)["mutation BeginViewAs($input: BeginViewAsInput!) {\n  beginViewAs(input: $input) {\n    accessToken\n    expiresIn\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment BlockerFacts on PeriodBlocker {\n  kind\n  isWaivable\n  count\n  records {\n    date\n    person {\n      ...PersonName\n    }\n  }\n  requests {\n    id\n    localTime\n    person {\n      ...PersonName\n    }\n  }\n  people {\n    ...PersonName\n  }\n}"): (typeof documents)["fragment BlockerFacts on PeriodBlocker {\n  kind\n  isWaivable\n  count\n  records {\n    date\n    person {\n      ...PersonName\n    }\n  }\n  requests {\n    id\n    localTime\n    person {\n      ...PersonName\n    }\n  }\n  people {\n    ...PersonName\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment CalendarFacts on PlaceCalendar {\n  place {\n    id\n  }\n  weekends {\n    from\n    weekend\n  }\n  holidays {\n    date\n    name\n  }\n  holidayPeriods {\n    ...HolidayFacts\n  }\n  extraWorkingDays\n}"): (typeof documents)["fragment CalendarFacts on PlaceCalendar {\n  place {\n    id\n  }\n  weekends {\n    from\n    weekend\n  }\n  holidays {\n    date\n    name\n  }\n  holidayPeriods {\n    ...HolidayFacts\n  }\n  extraWorkingDays\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelExport($id: ID!) {\n  cancelExport(id: $id) {\n    export {\n      ...ExportFacts\n    }\n  }\n}"): (typeof documents)["mutation CancelExport($id: ID!) {\n  cancelExport(id: $id) {\n    export {\n      ...ExportFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelJob($input: CancelJobInput!) {\n  cancelJob(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation CancelJob($input: CancelJobInput!) {\n  cancelJob(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    changedAt\n  }\n}"): (typeof documents)["mutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    changedAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ChangedFigures on FigureChange {\n  figure\n  before\n  after\n  difference\n  place {\n    id\n  }\n}"): (typeof documents)["fragment ChangedFigures on FigureChange {\n  figure\n  before\n  after\n  difference\n  place {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ConfirmHolidays($input: ConfirmHolidaysInput!) {\n  confirmHolidays(input: $input) {\n    holidays {\n      ...HolidayFacts\n    }\n  }\n}"): (typeof documents)["mutation ConfirmHolidays($input: ConfirmHolidaysInput!) {\n  confirmHolidays(input: $input) {\n    holidays {\n      ...HolidayFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ConfirmLogClear($input: ConfirmLogClearInput!) {\n  confirmLogClear(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation ConfirmLogClear($input: ConfirmLogClearInput!) {\n  confirmLogClear(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    recoveryCodes\n  }\n}"): (typeof documents)["mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {\n  confirmSecondFactor(input: $input) {\n    recoveryCodes\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CopyUsers($input: CopyUsersInput!) {\n  copyUsers(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation CopyUsers($input: CopyUsersInput!) {\n  copyUsers(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CorrectOutage($input: CorrectOutageInput!) {\n  correctOutage(input: $input) {\n    groupId\n    corrections\n  }\n}"): (typeof documents)["mutation CorrectOutage($input: CorrectOutageInput!) {\n  correctOutage(input: $input) {\n    groupId\n    corrections\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment CorrectionFacts on Correction {\n  id\n  kind\n  state\n  isRequest\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  at\n  localTime\n  punchState\n  punchId\n  groupId\n  reason\n  deeds {\n    move\n    actor\n    actorName\n    at\n    reason\n  }\n}"): (typeof documents)["fragment CorrectionFacts on Correction {\n  id\n  kind\n  state\n  isRequest\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  at\n  localTime\n  punchState\n  punchId\n  groupId\n  reason\n  deeds {\n    move\n    actor\n    actorName\n    at\n    reason\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CorrectionRequests($filter: CorrectionFilter, $first: Int, $after: String) {\n  correctionRequests(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query CorrectionRequests($filter: CorrectionFilter, $first: Int, $after: String) {\n  correctionRequests(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Corrections($filter: CorrectionFilter, $first: Int, $after: String) {\n  corrections(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Corrections($filter: CorrectionFilter, $first: Int, $after: String) {\n  corrections(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...CorrectionFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateAccount($input: CreateAccountInput!) {\n  createAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}"): (typeof documents)["mutation CreateAccount($input: CreateAccountInput!) {\n  createAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n    secret\n  }\n}"): (typeof documents)["mutation CreateApiKey($input: CreateApiKeyInput!) {\n  createApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n    secret\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateReceiver($input: CreateWebhookInput!) {\n  createWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n    secret\n  }\n}"): (typeof documents)["mutation CreateReceiver($input: CreateWebhookInput!) {\n  createWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n    secret\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DayCell on DayRecord {\n  date\n  status\n  flags\n  isFinal\n  checkIn\n  checkOut\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n  place {\n    id\n  }\n}"): (typeof documents)["fragment DayCell on DayRecord {\n  date\n  status\n  flags\n  isFinal\n  checkIn\n  checkOut\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n  place {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DayProof on DeviceDay {\n  date\n  verdict\n  doubts\n  missing\n  rowsReported\n  rowsStored\n  copies\n  setAside\n  lastFullReadAt\n  lastRowAt\n}"): (typeof documents)["fragment DayProof on DeviceDay {\n  date\n  verdict\n  doubts\n  missing\n  rowsReported\n  rowsStored\n  copies\n  setAside\n  lastFullReadAt\n  lastRowAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DayVerdicts($placeIds: [ID!], $first: Int!, $after: String, $from: Date!, $to: Date!) {\n  devices(placeIds: $placeIds, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        days(from: $from, to: $to) {\n          date\n          verdict\n          missing\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query DayVerdicts($placeIds: [ID!], $first: Int!, $after: String, $from: Date!, $to: Date!) {\n  devices(placeIds: $placeIds, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        days(from: $from, to: $to) {\n          date\n          verdict\n          missing\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DecideCorrection($input: DecideCorrectionInput!) {\n  decideCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"): (typeof documents)["mutation DecideCorrection($input: DecideCorrectionInput!) {\n  decideCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DecidePinConflict($input: DecidePinConflictInput!) {\n  decidePinConflict(input: $input) {\n    ...PinChange\n  }\n}"): (typeof documents)["mutation DecidePinConflict($input: DecidePinConflictInput!) {\n  decidePinConflict(input: $input) {\n    ...PinChange\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DecidedOvertime on OvertimeApproval {\n  minutes\n  countedMinutes\n  isWorkedLess\n  reason\n  by\n  at\n  lines {\n    key\n    minutes\n    boundMinutes\n    usedMinutes\n    rule {\n      kind\n      scope\n      source\n    }\n  }\n}"): (typeof documents)["fragment DecidedOvertime on OvertimeApproval {\n  minutes\n  countedMinutes\n  isWorkedLess\n  reason\n  by\n  at\n  lines {\n    key\n    minutes\n    boundMinutes\n    usedMinutes\n    rule {\n      kind\n      scope\n      source\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Departments {\n  departments {\n    id\n    name\n  }\n}"): (typeof documents)["query Departments {\n  departments {\n    id\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}"): (typeof documents)["query Device($id: ID!) {\n  device(id: $id) {\n    id\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DeviceSummary($id: ID!, $from: Date!, $to: Date!, $people: Int!) {\n  device(id: $id) {\n    id\n    name\n    status\n    place {\n      id\n    }\n    summary(from: $from, to: $to, groupBy: DAY) {\n      total {\n        punches\n        people\n      }\n      rows {\n        date\n        punches {\n          punches\n          people\n        }\n      }\n      people(first: $people) {\n        pin\n        punches\n        person {\n          ...PersonName\n        }\n      }\n      source {\n        ...SourceState\n      }\n    }\n  }\n}"): (typeof documents)["query DeviceSummary($id: ID!, $from: Date!, $to: Date!, $people: Int!) {\n  device(id: $id) {\n    id\n    name\n    status\n    place {\n      id\n    }\n    summary(from: $from, to: $to, groupBy: DAY) {\n      total {\n        punches\n        people\n      }\n      rows {\n        date\n        punches {\n          punches\n          people\n        }\n      }\n      people(first: $people) {\n        pin\n        punches\n        person {\n          ...PersonName\n        }\n      }\n      source {\n        ...SourceState\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DeviceWriteFacts on Viewer {\n  deviceWrites\n  deviceWritesUntil\n}"): (typeof documents)["fragment DeviceWriteFacts on Viewer {\n  deviceWrites\n  deviceWritesUntil\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query Devices($placeIds: [ID!], $filter: DeviceFilter, $orderBy: DeviceOrder, $first: Int, $after: String) {\n  devices(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        name\n        status\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        place {\n          id\n          name\n          timeZone\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        kind\n        serialNumber\n        status\n        condition\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        lastPunchAt\n        address\n        counts {\n          punches\n          capacity\n        }\n        clock {\n          driftSeconds\n          measuredAt\n        }\n        completeness {\n          verdict\n          doubts\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query DevicesByPlace($placeIds: [ID!]) {\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        kind\n        serialNumber\n        status\n        condition\n        fault {\n          code\n          step\n          action\n          since\n        }\n        lastSeenAt\n        lastPunchAt\n        address\n        counts {\n          punches\n          capacity\n        }\n        clock {\n          driftSeconds\n          measuredAt\n        }\n        completeness {\n          verdict\n          doubts\n          rowsReported\n          rowsStored\n          rowsSetAside\n          checkedAt\n          gapFrom\n          gapClosedAt\n        }\n        place {\n          id\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DigestFacts on Digest {\n  placeId\n  at\n  nextAt\n}"): (typeof documents)["fragment DigestFacts on Digest {\n  placeId\n  at\n  nextAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Digests {\n  digests {\n    ...DigestFacts\n  }\n}"): (typeof documents)["query Digests {\n  digests {\n    ...DigestFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DisableDevice($input: DisableDeviceInput!) {\n  disableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"): (typeof documents)["mutation DisableDevice($input: DisableDeviceInput!) {\n  disableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DismissPushNewcomer($input: DismissPushNewcomerInput!) {\n  dismissPushNewcomer(input: $input) {\n    place {\n      id\n    }\n  }\n}"): (typeof documents)["mutation DismissPushNewcomer($input: DismissPushNewcomerInput!) {\n  dismissPushNewcomer(input: $input) {\n    place {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EditHoliday($input: EditHolidayInput!) {\n  editHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}"): (typeof documents)["mutation EditHoliday($input: EditHolidayInput!) {\n  editHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EditPlaceCalendar($input: EditPlaceCalendarInput!) {\n  editPlaceCalendar(input: $input) {\n    calendar {\n      ...CalendarFacts\n    }\n  }\n}"): (typeof documents)["mutation EditPlaceCalendar($input: EditPlaceCalendarInput!) {\n  editPlaceCalendar(input: $input) {\n    calendar {\n      ...CalendarFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EditRoster($input: EditRosterInput!) {\n  editRoster(input: $input) {\n    changed\n  }\n}"): (typeof documents)["mutation EditRoster($input: EditRosterInput!) {\n  editRoster(input: $input) {\n    changed\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EnableDevice($input: EnableDeviceInput!) {\n  enableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"): (typeof documents)["mutation EnableDevice($input: EnableDeviceInput!) {\n  enableDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndDeviceWrites($input: EndDeviceWritesInput!) {\n  endDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"): (typeof documents)["mutation EndDeviceWrites($input: EndDeviceWritesInput!) {\n  endDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    session {\n      id\n    }\n  }\n}"): (typeof documents)["mutation EndSession($input: EndSessionInput!) {\n  endSession(input: $input) {\n    session {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExceptionFacts on AttendanceException {\n  id\n  kind\n  pin\n  date\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  facts {\n    name\n    value\n  }\n  actions\n  finding {\n    kind\n    date\n    deviceIds\n    places {\n      id\n    }\n  }\n  conflict {\n    ...PinConflictFacts\n  }\n}"): (typeof documents)["fragment ExceptionFacts on AttendanceException {\n  id\n  kind\n  pin\n  date\n  person {\n    ...PersonName\n  }\n  place {\n    id\n  }\n  facts {\n    name\n    value\n  }\n  actions\n  finding {\n    kind\n    date\n    deviceIds\n    places {\n      id\n    }\n  }\n  conflict {\n    ...PinConflictFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Exceptions($filter: ExceptionFilter!, $first: Int, $after: String) {\n  exceptions(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ExceptionFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Exceptions($filter: ExceptionFilter!, $first: Int, $after: String) {\n  exceptions(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...ExceptionFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Export($id: ID!) {\n  export(id: $id) {\n    ...ExportFacts\n  }\n}"): (typeof documents)["query Export($id: ID!) {\n  export(id: $id) {\n    ...ExportFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportColumns($kind: ExportKind!, $language: ExportLanguage) {\n  exportColumns(kind: $kind, language: $language) {\n    key\n    name\n    isUsual\n  }\n}"): (typeof documents)["query ExportColumns($kind: ExportKind!, $language: ExportLanguage) {\n  exportColumns(kind: $kind, language: $language) {\n    key\n    name\n    isUsual\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportFacts on Export {\n  id\n  kind\n  format\n  state\n  fileName\n  url\n  rowsDone\n  rowsExpected\n  sizeBytes\n  rowsSha256\n  startedAt\n  expiresAt\n  missing {\n    code\n    message\n    asOf\n    place {\n      id\n    }\n  }\n  failure {\n    code\n    message\n  }\n}"): (typeof documents)["fragment ExportFacts on Export {\n  id\n  kind\n  format\n  state\n  fileName\n  url\n  rowsDone\n  rowsExpected\n  sizeBytes\n  rowsSha256\n  startedAt\n  expiresAt\n  missing {\n    code\n    message\n    asOf\n    place {\n      id\n    }\n  }\n  failure {\n    code\n    message\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportPreview($input: StartExportInput!) {\n  exportPreview(input: $input) {\n    columns\n    rows\n    rowsExpected\n  }\n}"): (typeof documents)["query ExportPreview($input: StartExportInput!) {\n  exportPreview(input: $input) {\n    columns\n    rows\n    rowsExpected\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Exports {\n  exports {\n    ...ExportFacts\n  }\n}"): (typeof documents)["query Exports {\n  exports {\n    ...ExportFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Frame {\n  me {\n    id\n    username\n    role\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}"): (typeof documents)["query Frame {\n  me {\n    id\n    username\n    role\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    name\n    location\n    timeZone\n    status\n    asOf\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation GrantDeviceWrites($input: GrantDeviceWritesInput!) {\n  grantDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"): (typeof documents)["mutation GrantDeviceWrites($input: GrantDeviceWritesInput!) {\n  grantDeviceWrites(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment HolidayFacts on HolidayPeriod {\n  id\n  from\n  to\n  name\n  latinName\n  arabicName\n  hijri\n  places {\n    id\n  }\n  isElsewhereToo\n  suggestion\n}"): (typeof documents)["fragment HolidayFacts on HolidayPeriod {\n  id\n  from\n  to\n  name\n  latinName\n  arabicName\n  hijri\n  places {\n    id\n  }\n  isElsewhereToo\n  suggestion\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query HolidaySuggestions($country: String!, $year: Int!, $language: String) {\n  holidaySuggestions(country: $country, year: $year, language: $language) {\n    suggestion\n    date\n    name\n    latinName\n    arabicName\n    hijri\n  }\n}"): (typeof documents)["query HolidaySuggestions($country: String!, $year: Int!, $language: String) {\n  holidaySuggestions(country: $country, year: $year, language: $language) {\n    suggestion\n    date\n    name\n    latinName\n    arabicName\n    hijri\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation IgnorePunch($input: IgnorePunchInput!) {\n  ignorePunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"): (typeof documents)["mutation IgnorePunch($input: IgnorePunchInput!) {\n  ignorePunch(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ImportAbsences($input: ImportAbsencesInput!) {\n  importAbsences(input: $input) {\n    isDone\n    added\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}"): (typeof documents)["mutation ImportAbsences($input: ImportAbsencesInput!) {\n  importAbsences(input: $input) {\n    isDone\n    added\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ImportPeople($input: ImportPeopleInput!) {\n  importPeople(input: $input) {\n    isDone\n    created\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}"): (typeof documents)["mutation ImportPeople($input: ImportPeopleInput!) {\n  importPeople(input: $input) {\n    isDone\n    created\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ImportRoster($input: ImportRosterInput!) {\n  importRoster(input: $input) {\n    isDone\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}"): (typeof documents)["mutation ImportRoster($input: ImportRosterInput!) {\n  importRoster(input: $input) {\n    isDone\n    changed\n    unchanged\n    faults {\n      line\n      column\n      found\n      expected\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment InsightFacts on Insight {\n  id\n  kind\n  reason\n  values {\n    name\n    value\n  }\n  person {\n    ...PersonName\n  }\n  deviceId\n  places {\n    id\n  }\n  from\n  to\n  fromAt\n  dates\n}"): (typeof documents)["fragment InsightFacts on Insight {\n  id\n  kind\n  reason\n  values {\n    name\n    value\n  }\n  person {\n    ...PersonName\n  }\n  deviceId\n  places {\n    id\n  }\n  from\n  to\n  fromAt\n  dates\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InsightFigures($range: DateRange!, $before: DateRange!, $filter: SummaryFilter) {\n  days: summary(range: $range, groupBy: DAY, filter: $filter, first: 100) {\n    edges {\n      node {\n        date\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n    total {\n      ...SummaryParts\n    }\n    recomputing\n  }\n  weekdays: summary(range: $range, groupBy: WEEKDAY, filter: $filter, first: 7) {\n    edges {\n      node {\n        weekday\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  late: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: LATE_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  overtime: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: OVERTIME_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  before: summary(range: $before, groupBy: WEEKDAY, filter: $filter, first: 1) {\n    total {\n      ...SummaryParts\n    }\n  }\n}"): (typeof documents)["query InsightFigures($range: DateRange!, $before: DateRange!, $filter: SummaryFilter) {\n  days: summary(range: $range, groupBy: DAY, filter: $filter, first: 100) {\n    edges {\n      node {\n        date\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n    total {\n      ...SummaryParts\n    }\n    recomputing\n  }\n  weekdays: summary(range: $range, groupBy: WEEKDAY, filter: $filter, first: 7) {\n    edges {\n      node {\n        weekday\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  late: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: LATE_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  overtime: summary(\n    range: $range\n    groupBy: PERSON\n    filter: $filter\n    orderBy: OVERTIME_DESC\n    first: 8\n  ) {\n    edges {\n      node {\n        person {\n          ...PersonName\n        }\n        figures {\n          ...SummaryParts\n        }\n      }\n    }\n  }\n  before: summary(range: $before, groupBy: WEEKDAY, filter: $filter, first: 1) {\n    total {\n      ...SummaryParts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Insights($from: Date!, $to: Date!, $placeIds: [ID!], $departmentIds: [ID!], $kinds: [InsightKind!], $first: Int, $after: String) {\n  insights(\n    from: $from\n    to: $to\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    kinds: $kinds\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...InsightFacts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    recomputing\n  }\n}"): (typeof documents)["query Insights($from: Date!, $to: Date!, $placeIds: [ID!], $departmentIds: [ID!], $kinds: [InsightKind!], $first: Int, $after: String) {\n  insights(\n    from: $from\n    to: $to\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    kinds: $kinds\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...InsightFacts\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    recomputing\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment JobFacts on Job {\n  id\n  kind\n  state\n  cursor\n  device {\n    id\n    name\n  }\n  askedBy\n  createdAt\n  startedAt\n  endedAt\n  done\n  total\n  unit\n  steps {\n    code\n    state\n    detail\n    device {\n      id\n      name\n    }\n    fault {\n      code\n      step\n      action\n      since\n    }\n  }\n  fault {\n    code\n    message\n    step\n    action\n    since\n  }\n  sync {\n    rowsAdded\n    isFull\n  }\n  verification {\n    outcome\n    from\n    to\n    onlyOnReader\n    onlyInLedger\n  }\n  users {\n    written\n    unchanged\n    removed\n    failed\n    waiting\n  }\n}"): (typeof documents)["fragment JobFacts on Job {\n  id\n  kind\n  state\n  cursor\n  device {\n    id\n    name\n  }\n  askedBy\n  createdAt\n  startedAt\n  endedAt\n  done\n  total\n  unit\n  steps {\n    code\n    state\n    detail\n    device {\n      id\n      name\n    }\n    fault {\n      code\n      step\n      action\n      since\n    }\n  }\n  fault {\n    code\n    message\n    step\n    action\n    since\n  }\n  sync {\n    rowsAdded\n    isFull\n  }\n  verification {\n    outcome\n    from\n    to\n    onlyOnReader\n    onlyInLedger\n  }\n  users {\n    written\n    unchanged\n    removed\n    failed\n    waiting\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription JobProgress($jobId: ID!, $after: String) {\n  jobProgress(jobId: $jobId, after: $after) {\n    cursor\n    phase\n    job {\n      ...AddJob\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}"): (typeof documents)["subscription JobProgress($jobId: ID!, $after: String) {\n  jobProgress(jobId: $jobId, after: $after) {\n    cursor\n    phase\n    job {\n      ...AddJob\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query JobUsers($id: ID!) {\n  job(id: $id) {\n    id\n    users {\n      written\n      unchanged\n      removed\n      failed\n      waiting\n      people {\n        device {\n          id\n          name\n        }\n        pin\n        outcome\n        before {\n          name\n          privilege\n          cardNumber\n        }\n        after {\n          name\n          privilege\n          cardNumber\n        }\n        failure\n        code\n        notCopied\n      }\n    }\n  }\n}"): (typeof documents)["query JobUsers($id: ID!) {\n  job(id: $id) {\n    id\n    users {\n      written\n      unchanged\n      removed\n      failed\n      waiting\n      people {\n        device {\n          id\n          name\n        }\n        pin\n        outcome\n        before {\n          name\n          privilege\n          cardNumber\n        }\n        after {\n          name\n          privilege\n          cardNumber\n        }\n        failure\n        code\n        notCopied\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query JobVerification($id: ID!) {\n  job(id: $id) {\n    id\n    verification {\n      outcome\n      from\n      to\n      readAt\n      rowsRead\n      sums\n      unreadable\n      undated\n      cameMeanwhile\n      isSound\n      onlyOnReader\n      onlyInLedger\n      days {\n        date\n        verdictBefore\n        rowsOnReader\n        rowsInLedger\n        copies\n        setAside\n        elsewhere\n        onlyOnReader\n        wouldBeSetAside\n        onlyInLedger\n        goneFromLog\n        unreadable\n      }\n      examples {\n        side\n        pin\n        localTime\n        rows\n        setAside\n        channel\n      }\n    }\n  }\n}"): (typeof documents)["query JobVerification($id: ID!) {\n  job(id: $id) {\n    id\n    verification {\n      outcome\n      from\n      to\n      readAt\n      rowsRead\n      sums\n      unreadable\n      undated\n      cameMeanwhile\n      isSound\n      onlyOnReader\n      onlyInLedger\n      days {\n        date\n        verdictBefore\n        rowsOnReader\n        rowsInLedger\n        copies\n        setAside\n        elsewhere\n        onlyOnReader\n        wouldBeSetAside\n        onlyInLedger\n        goneFromLog\n        unreadable\n      }\n      examples {\n        side\n        pin\n        localTime\n        rows\n        setAside\n        channel\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LockPeriod($input: LockPeriodInput!) {\n  lockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n    blockers {\n      ...BlockerFacts\n    }\n  }\n}"): (typeof documents)["mutation LockPeriod($input: LockPeriodInput!) {\n  lockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n    blockers {\n      ...BlockerFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation MapPin($input: MapPinInput!) {\n  mapPin(input: $input) {\n    ...PinChange\n  }\n}"): (typeof documents)["mutation MapPin($input: MapPinInput!) {\n  mapPin(input: $input) {\n    ...PinChange\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}"): (typeof documents)["query Me {\n  me {\n    id\n    username\n    role\n    places {\n      id\n      name\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OpenAlerts {\n  alerts(filter: {states: [RAISED]}, first: 0) {\n    totalCount\n  }\n}"): (typeof documents)["query OpenAlerts {\n  alerts(filter: {states: [RAISED]}, first: 0) {\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OtherReaders($placeId: ID!) {\n  devices(placeIds: [$placeId], orderBy: NAME_ASC, first: 200) {\n    edges {\n      node {\n        id\n        name\n        kind\n        status\n        transport\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query OtherReaders($placeId: ID!) {\n  devices(placeIds: [$placeId], orderBy: NAME_ASC, first: 200) {\n    edges {\n      node {\n        id\n        name\n        kind\n        status\n        transport\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OutagePreview($input: OutageInput!, $first: Int) {\n  outagePreview(input: $input, first: $first) {\n    token\n    totalCount\n    people\n    without\n    unknown\n    punches {\n      person {\n        ...PersonName\n      }\n      date\n      at\n      state\n    }\n  }\n}"): (typeof documents)["query OutagePreview($input: OutageInput!, $first: Int) {\n  outagePreview(input: $input, first: $first) {\n    token\n    totalCount\n    people\n    without\n    unknown\n    punches {\n      person {\n        ...PersonName\n      }\n      date\n      at\n      state\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OvertimeTotals($filter: AttendanceFilter!, $waiting: AttendanceFilter!) {\n  attendanceTotals(filter: $filter, groupBy: PERSON, first: 1) {\n    edges {\n      node {\n        overtimeMinutes\n        approvedOvertimeMinutes\n      }\n    }\n  }\n  waiting: attendance(filter: $waiting, first: 0) {\n    totalCount\n  }\n}"): (typeof documents)["query OvertimeTotals($filter: AttendanceFilter!, $waiting: AttendanceFilter!) {\n  attendanceTotals(filter: $filter, groupBy: PERSON, first: 1) {\n    edges {\n      node {\n        overtimeMinutes\n        approvedOvertimeMinutes\n      }\n    }\n  }\n  waiting: attendance(filter: $waiting, first: 0) {\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Overview($placeIds: [ID!], $today: DateRange!, $recent: DateRange!, $summary: SummaryFilter, $lateToday: AttendanceFilter!, $lateYesterday: AttendanceFilter!, $toFix: ExceptionFilter!, $requests: CorrectionFilter!, $holidaysFrom: Date!, $holidaysTo: Date!) {\n  presence(placeIds: $placeIds, first: 0) {\n    asOf\n    recomputing\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n  }\n  hours: summary(range: $today, groupBy: HOUR, filter: $summary, first: 24) {\n    edges {\n      node {\n        hour\n        punches {\n          punches\n          usual {\n            lowerQuartile\n            median\n            upperQuartile\n            weeks\n          }\n        }\n      }\n    }\n    totalPunches {\n      punches\n    }\n  }\n  days: summary(range: $recent, groupBy: DAY, filter: $summary, first: 31) {\n    edges {\n      node {\n        date\n        figures {\n          days\n          presentDays\n          lateDays\n          incompleteDays\n          absentDays\n          unknownDays\n        }\n      }\n    }\n  }\n  lateToday: attendance(filter: $lateToday, first: 0) {\n    totalCount\n  }\n  lateYesterday: attendance(filter: $lateYesterday, first: 0) {\n    totalCount\n  }\n  toFix: exceptions(filter: $toFix, first: 0) {\n    totalCount\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  holidays(from: $holidaysFrom, to: $holidaysTo, placeIds: $placeIds) {\n    date\n    name\n    hijri\n    place {\n      id\n    }\n  }\n}"): (typeof documents)["query Overview($placeIds: [ID!], $today: DateRange!, $recent: DateRange!, $summary: SummaryFilter, $lateToday: AttendanceFilter!, $lateYesterday: AttendanceFilter!, $toFix: ExceptionFilter!, $requests: CorrectionFilter!, $holidaysFrom: Date!, $holidaysTo: Date!) {\n  presence(placeIds: $placeIds, first: 0) {\n    asOf\n    recomputing\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n  }\n  hours: summary(range: $today, groupBy: HOUR, filter: $summary, first: 24) {\n    edges {\n      node {\n        hour\n        punches {\n          punches\n          usual {\n            lowerQuartile\n            median\n            upperQuartile\n            weeks\n          }\n        }\n      }\n    }\n    totalPunches {\n      punches\n    }\n  }\n  days: summary(range: $recent, groupBy: DAY, filter: $summary, first: 31) {\n    edges {\n      node {\n        date\n        figures {\n          days\n          presentDays\n          lateDays\n          incompleteDays\n          absentDays\n          unknownDays\n        }\n      }\n    }\n  }\n  lateToday: attendance(filter: $lateToday, first: 0) {\n    totalCount\n  }\n  lateYesterday: attendance(filter: $lateYesterday, first: 0) {\n    totalCount\n  }\n  toFix: exceptions(filter: $toFix, first: 0) {\n    totalCount\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  holidays(from: $holidaysFrom, to: $holidaysTo, placeIds: $placeIds) {\n    date\n    name\n    hijri\n    place {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OwnPerson {\n  ownPerson {\n    ...PersonFacts\n  }\n}"): (typeof documents)["query OwnPerson {\n  ownPerson {\n    ...PersonFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OwnViews($first: Int, $after: ID) {\n  ownRecord {\n    id\n    views(first: $first, after: $after) {\n      since\n      next\n      views {\n        at\n        actor\n        name\n        role\n        kind\n        isNamed\n      }\n    }\n  }\n}"): (typeof documents)["query OwnViews($first: Int, $after: ID) {\n  ownRecord {\n    id\n    views(first: $first, after: $after) {\n      since\n      next\n      views {\n        at\n        actor\n        name\n        role\n        kind\n        isNamed\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PasskeyFacts on Passkey {\n  id\n  name\n  createdAt\n  lastUsedAt\n  isSynced\n}"): (typeof documents)["fragment PasskeyFacts on Passkey {\n  id\n  name\n  createdAt\n  lastUsedAt\n  isSynced\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PeriodBlockers($input: PeriodInput!) {\n  periodBlockers(input: $input) {\n    ...BlockerFacts\n  }\n}"): (typeof documents)["query PeriodBlockers($input: PeriodInput!) {\n  periodBlockers(input: $input) {\n    ...BlockerFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PeriodFacts on Period {\n  id\n  from\n  to\n  scope\n  places {\n    id\n  }\n  departmentIds\n  state\n  records\n  waived\n  documentUrl\n  deeds {\n    move\n    actorName\n    at\n    reason\n  }\n}"): (typeof documents)["fragment PeriodFacts on Period {\n  id\n  from\n  to\n  scope\n  places {\n    id\n  }\n  departmentIds\n  state\n  records\n  waived\n  documentUrl\n  deeds {\n    move\n    actorName\n    at\n    reason\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Periods($first: Int, $after: String) {\n  periods(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PeriodFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Periods($first: Int, $after: String) {\n  periods(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PeriodFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Person($id: ID!) {\n  person(id: $id) {\n    ...PersonFacts\n  }\n}"): (typeof documents)["query Person($id: ID!) {\n  person(id: $id) {\n    ...PersonFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PersonAccount($id: ID!) {\n  person(id: $id) {\n    id\n    account\n  }\n}"): (typeof documents)["query PersonAccount($id: ID!) {\n  person(id: $id) {\n    id\n    account\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PersonFacts on Person {\n  ...PersonName\n  employedFrom\n  employedTo\n  source\n  department {\n    id\n    name\n  }\n  manager {\n    ...PersonName\n  }\n  homePlace {\n    id\n  }\n}"): (typeof documents)["fragment PersonFacts on Person {\n  ...PersonName\n  employedFrom\n  employedTo\n  source\n  department {\n    id\n    name\n  }\n  manager {\n    ...PersonName\n  }\n  homePlace {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PersonMark($id: ID!) {\n  person(id: $id) {\n    ...PersonName\n  }\n}"): (typeof documents)["query PersonMark($id: ID!) {\n  person(id: $id) {\n    ...PersonName\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PersonName on Person {\n  id\n  pin\n  name\n  latinName\n  arabicName\n}"): (typeof documents)["fragment PersonName on Person {\n  id\n  pin\n  name\n  latinName\n  arabicName\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Persons($filter: PersonFilter, $first: Int, $after: String) {\n  persons(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Persons($filter: PersonFilter, $first: Int, $after: String) {\n  persons(filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        ...PersonFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PinChange on PinChangePayload {\n  isDone\n  decisionId\n  preview {\n    punches\n    days\n    firstAt\n    lastAt\n    unclaimedPunches\n    changedDays\n    changes {\n      date\n      person {\n        ...PersonName\n      }\n      before {\n        status\n        workedMinutes\n      }\n      after {\n        status\n        workedMinutes\n      }\n    }\n  }\n}"): (typeof documents)["fragment PinChange on PinChangePayload {\n  isDone\n  decisionId\n  preview {\n    punches\n    days\n    firstAt\n    lastAt\n    unclaimedPunches\n    changedDays\n    changes {\n      date\n      person {\n        ...PersonName\n      }\n      before {\n        status\n        workedMinutes\n      }\n      after {\n        status\n        workedMinutes\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PinConflictFacts on PinConflict {\n  pin\n  isDecided\n  names {\n    name\n    isEnrolled\n    punches\n    lastAt\n    place {\n      id\n    }\n  }\n  persons {\n    ...PersonName\n  }\n}"): (typeof documents)["fragment PinConflictFacts on PinConflict {\n  pin\n  isDecided\n  names {\n    name\n    isEnrolled\n    punches\n    lastAt\n    place {\n      id\n    }\n  }\n  persons {\n    ...PersonName\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PinDecisions($pin: String, $first: Int, $after: String) {\n  pinDecisions(pin: $pin, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        kind\n        at\n        by\n        undoneAt\n        undoneBy\n        persons {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query PinDecisions($pin: String, $first: Int, $after: String) {\n  pinDecisions(pin: $pin, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        kind\n        at\n        by\n        undoneAt\n        undoneBy\n        persons {\n          ...PersonName\n        }\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PinEvidence($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}"): (typeof documents)["query PinEvidence($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PinEvidenceWithCards($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      privilege\n      cardNumber\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}"): (typeof documents)["query PinEvidenceWithCards($id: ID!) {\n  user(id: $id) {\n    id\n    enrolments(first: 100) {\n      name\n      privilege\n      cardNumber\n      device {\n        id\n        name\n      }\n    }\n    ...PinPunches\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PinPunches on User {\n  punches(first: 5) {\n    edges {\n      node {\n        id\n        localTime\n        device {\n          id\n          name\n        }\n      }\n    }\n  }\n}"): (typeof documents)["fragment PinPunches on User {\n  punches(first: 5) {\n    edges {\n      node {\n        id\n        localTime\n        device {\n          id\n          name\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PlaceCalendars($placeIds: [ID!]) {\n  placeCalendars(placeIds: $placeIds) {\n    ...CalendarFacts\n  }\n}"): (typeof documents)["query PlaceCalendars($placeIds: [ID!]) {\n  placeCalendars(placeIds: $placeIds) {\n    ...CalendarFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PlaceClock($id: ID!) {\n  place(id: $id) {\n    id\n    now\n  }\n}"): (typeof documents)["query PlaceClock($id: ID!) {\n  place(id: $id) {\n    id\n    now\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PlaceFigures on PlacePresence {\n  asOf\n  doubt\n  lastPunchAt\n  place {\n    id\n  }\n  counts {\n    ...PresenceFigures\n  }\n}"): (typeof documents)["fragment PlaceFigures on PlacePresence {\n  asOf\n  doubt\n  lastPunchAt\n  place {\n    id\n  }\n  counts {\n    ...PresenceFigures\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PlaceJobs($id: ID!, $first: Int!) {\n  place(id: $id) {\n    id\n    jobs(first: $first) {\n      edges {\n        node {\n          ...JobFacts\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query PlaceJobs($id: ID!, $first: Int!) {\n  place(id: $id) {\n    id\n    jobs(first: $first) {\n      edges {\n        node {\n          ...JobFacts\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PlaceStatuses {\n  me {\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    status\n    asOf\n  }\n}"): (typeof documents)["query PlaceStatuses {\n  me {\n    ...DeviceWriteFacts\n  }\n  places {\n    id\n    status\n    asOf\n  }\n}"];
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
export function graphql(source: "query PresenceBoard($placeIds: [ID!], $departmentIds: [ID!], $state: [PresenceState!], $search: String, $first: Int, $after: String) {\n  presence(\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    state: $state\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...PresenceRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"): (typeof documents)["query PresenceBoard($placeIds: [ID!], $departmentIds: [ID!], $state: [PresenceState!], $search: String, $first: Int, $after: String) {\n  presence(\n    placeIds: $placeIds\n    departmentIds: $departmentIds\n    state: $state\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    edges {\n      node {\n        ...PresenceRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PresenceFigures on PresenceCounts {\n  people\n  in\n  openTooLong\n  left\n  onLeave\n  dayOff\n  expected\n  late\n  absent\n  unknown\n  cameLate\n}"): (typeof documents)["fragment PresenceFigures on PresenceCounts {\n  people\n  in\n  openTooLong\n  left\n  onLeave\n  dayOff\n  expected\n  late\n  absent\n  unknown\n  cameLate\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PresenceRow on Presence {\n  state\n  unknownBecause\n  since\n  lastPunchAt\n  lastPunchDeviceId\n  cameLate\n  dueAt\n  date\n  person {\n    ...PersonName\n    department {\n      id\n      name\n    }\n  }\n  place {\n    id\n  }\n  lastPunchPlace {\n    id\n  }\n}"): (typeof documents)["fragment PresenceRow on Presence {\n  state\n  unknownBecause\n  since\n  lastPunchAt\n  lastPunchDeviceId\n  cameLate\n  dueAt\n  date\n  person {\n    ...PersonName\n    department {\n      id\n      name\n    }\n  }\n  place {\n    id\n  }\n  lastPunchPlace {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PreviewChange($change: RuleChangeInput!, $from: Date!, $to: Date!, $first: Int) {\n  previewChange(change: $change, from: $from, to: $to, first: $first) {\n    people\n    examinedPeople\n    touchedPeople\n    changedDays\n    contradictions\n    changes {\n      person {\n        ...PersonName\n      }\n      date\n      before {\n        ...PreviewedDayFacts\n      }\n      after {\n        ...PreviewedDayFacts\n      }\n    }\n  }\n}"): (typeof documents)["query PreviewChange($change: RuleChangeInput!, $from: Date!, $to: Date!, $first: Int) {\n  previewChange(change: $change, from: $from, to: $to, first: $first) {\n    people\n    examinedPeople\n    touchedPeople\n    changedDays\n    contradictions\n    changes {\n      person {\n        ...PersonName\n      }\n      date\n      before {\n        ...PreviewedDayFacts\n      }\n      after {\n        ...PreviewedDayFacts\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PreviewedDayFacts on PreviewedDay {\n  status\n  flags\n  shift {\n    ...ShiftMark\n  }\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n}"): (typeof documents)["fragment PreviewedDayFacts on PreviewedDay {\n  status\n  flags\n  shift {\n    ...ShiftMark\n  }\n  workedMinutes\n  expectedMinutes\n  lateMinutes\n  earlyLeaveMinutes\n  overtimeMinutes\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Profile {\n  me {\n    id\n    username\n    role\n  }\n  secondFactor {\n    isActive\n    confirmedAt\n    recoveryCodesLeft\n  }\n  passkeys {\n    obstacle\n    passkeys {\n      ...PasskeyFacts\n    }\n  }\n  sessions(first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}"): (typeof documents)["query Profile {\n  me {\n    id\n    username\n    role\n  }\n  secondFactor {\n    isActive\n    confirmedAt\n    recoveryCodesLeft\n  }\n  passkeys {\n    obstacle\n    passkeys {\n      ...PasskeyFacts\n    }\n  }\n  sessions(first: 100) {\n    totalCount\n    edges {\n      node {\n        ...SessionFacts\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}"): (typeof documents)["query PunchCursors($placeIds: [ID!], $filter: PunchFilter, $orderBy: PunchOrder, $first: Int, $after: String) {\n  punches(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    moved {\n      localTime\n    }\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}"): (typeof documents)["query PunchDetail($id: ID!) {\n  punch(id: $id) {\n    id\n    at\n    localTime\n    pin\n    state\n    stateCode\n    verifyMode\n    verifyCode\n    copies\n    channel\n    receivedAt\n    late\n    moved {\n      localTime\n    }\n    user {\n      id\n      pin\n      name\n    }\n    device {\n      id\n      name\n      serialNumber\n      model\n      status\n    }\n    place {\n      id\n      name\n      location\n      timeZone\n    }\n  }\n}"];
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
export function graphql(source: "query PushNewcomers {\n  places {\n    id\n    pushNewcomers {\n      id\n      serialNumber\n      address\n      reason\n      firstCallAt\n      lastCallAt\n      lines\n      linesNotKept\n    }\n  }\n}"): (typeof documents)["query PushNewcomers {\n  places {\n    id\n    pushNewcomers {\n      id\n      serialNumber\n      address\n      reason\n      firstCallAt\n      lastCallAt\n      lines\n      linesNotKept\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PushOrders($id: ID!) {\n  device(id: $id) {\n    id\n    push {\n      orders {\n        id\n        kind\n        from\n        to\n        state\n        createdAt\n        deliveredAt\n        deliveries\n        endedAt\n        returnCode\n        sum\n      }\n    }\n  }\n}"): (typeof documents)["query PushOrders($id: ID!) {\n  device(id: $id) {\n    id\n    push {\n      orders {\n        id\n        kind\n        from\n        to\n        state\n        createdAt\n        deliveredAt\n        deliveries\n        endedAt\n        returnCode\n        sum\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PutUser($input: PutUserInput!) {\n  putUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation PutUser($input: PutUserInput!) {\n  putUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query QuietHours {\n  quietHours {\n    ...QuietHoursFacts\n  }\n}"): (typeof documents)["query QuietHours {\n  quietHours {\n    ...QuietHoursFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment QuietHoursFacts on QuietHours {\n  days\n  from\n  to\n}"): (typeof documents)["fragment QuietHoursFacts on QuietHours {\n  days\n  from\n  to\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderClock($id: ID!) {\n  device(id: $id) {\n    id\n    clock {\n      driftSeconds\n      uncertaintySeconds\n      measuredAt\n      showsNoDate\n      zoneMinutes\n      policy\n      aboveSeconds\n      isAbove\n      hold\n      corrections(first: 20) {\n        at\n        state\n        by\n        reason\n        before\n        after\n        driftBeforeSeconds\n        driftAfterSeconds\n        fault {\n          code\n          message\n          step\n          action\n          since\n        }\n      }\n      history(first: 50) {\n        edges {\n          node {\n            at\n            kind\n            driftSeconds\n            uncertaintySeconds\n            stepSeconds\n            cause\n          }\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query ReaderClock($id: ID!) {\n  device(id: $id) {\n    id\n    clock {\n      driftSeconds\n      uncertaintySeconds\n      measuredAt\n      showsNoDate\n      zoneMinutes\n      policy\n      aboveSeconds\n      isAbove\n      hold\n      corrections(first: 20) {\n        at\n        state\n        by\n        reason\n        before\n        after\n        driftBeforeSeconds\n        driftAfterSeconds\n        fault {\n          code\n          message\n          step\n          action\n          since\n        }\n      }\n      history(first: 50) {\n        edges {\n          node {\n            at\n            kind\n            driftSeconds\n            uncertaintySeconds\n            stepSeconds\n            cause\n          }\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderDays($id: ID!, $from: Date!, $to: Date!) {\n  device(id: $id) {\n    id\n    lastFullReadAt\n    days(from: $from, to: $to) {\n      ...DayProof\n    }\n  }\n}"): (typeof documents)["query ReaderDays($id: ID!, $from: Date!, $to: Date!) {\n  device(id: $id) {\n    id\n    lastFullReadAt\n    days(from: $from, to: $to) {\n      ...DayProof\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderDetail($id: ID!) {\n  device(id: $id) {\n    id\n    name\n    kind\n    isAdded\n    place {\n      id\n    }\n    serialNumber\n    status\n    condition\n    fault {\n      code\n      message\n      step\n      action\n      since\n    }\n    lastSeenAt\n    lastPunchAt\n    address\n    foundAddress {\n      enteredAddress\n      at\n    }\n    model\n    firmware\n    transport\n    mode\n    pollSeconds\n    nameField {\n      textEncoding\n      bytes\n    }\n    recordLayout\n    heldRead {\n      since\n      rows\n      tooOld\n      inFuture\n    }\n    unreadableUsers\n    counts {\n      users\n      punches\n      capacity\n    }\n    clock {\n      driftSeconds\n      measuredAt\n    }\n    storage {\n      rows\n      capacity\n      fillPct\n      punchesPerDay\n      fullOn\n    }\n    completeness {\n      verdict\n      doubts\n      rowsReported\n      rowsStored\n      rowsSetAside\n      rowsHeld\n      checkedAt\n      gapFrom\n      gapClosedAt\n    }\n    push {\n      firstCallAt\n      unreadableLines\n      provedFrom\n      provedTo\n      difference {\n        from\n        to\n        readerRows\n        ledgerRows\n      }\n    }\n  }\n}"): (typeof documents)["query ReaderDetail($id: ID!) {\n  device(id: $id) {\n    id\n    name\n    kind\n    isAdded\n    place {\n      id\n    }\n    serialNumber\n    status\n    condition\n    fault {\n      code\n      message\n      step\n      action\n      since\n    }\n    lastSeenAt\n    lastPunchAt\n    address\n    foundAddress {\n      enteredAddress\n      at\n    }\n    model\n    firmware\n    transport\n    mode\n    pollSeconds\n    nameField {\n      textEncoding\n      bytes\n    }\n    recordLayout\n    heldRead {\n      since\n      rows\n      tooOld\n      inFuture\n    }\n    unreadableUsers\n    counts {\n      users\n      punches\n      capacity\n    }\n    clock {\n      driftSeconds\n      measuredAt\n    }\n    storage {\n      rows\n      capacity\n      fillPct\n      punchesPerDay\n      fullOn\n    }\n    completeness {\n      verdict\n      doubts\n      rowsReported\n      rowsStored\n      rowsSetAside\n      rowsHeld\n      checkedAt\n      gapFrom\n      gapClosedAt\n    }\n    push {\n      firstCallAt\n      unreadableLines\n      provedFrom\n      provedTo\n      difference {\n        from\n        to\n        readerRows\n        ledgerRows\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderGaps($id: ID!) {\n  device(id: $id) {\n    id\n    gaps(first: 50) {\n      from\n      to\n      closedBy\n      rows\n    }\n  }\n}"): (typeof documents)["query ReaderGaps($id: ID!) {\n  device(id: $id) {\n    id\n    gaps(first: 50) {\n      from\n      to\n      closedBy\n      rows\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderLive($id: ID!) {\n  device(id: $id) {\n    id\n    live {\n      at\n      roundTripMs\n      localTime\n      counts {\n        users\n        punches\n        capacity\n      }\n    }\n  }\n}"): (typeof documents)["query ReaderLive($id: ID!) {\n  device(id: $id) {\n    id\n    live {\n      at\n      roundTripMs\n      localTime\n      counts {\n        users\n        punches\n        capacity\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderLogClear($id: ID!) {\n  device(id: $id) {\n    id\n    logClear {\n      obstacles {\n        code\n      }\n      backedUpAt\n      rowsNotBackedUp\n      requests {\n        id\n        state\n        askedBy\n        askedAt\n        note\n        aloneFrom\n        mayConfirm\n        lapsesAt\n        confirmedBy\n        withdrawnBy\n        rows\n        endedAt\n        refusal {\n          at\n          code\n          message\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query ReaderLogClear($id: ID!) {\n  device(id: $id) {\n    id\n    logClear {\n      obstacles {\n        code\n      }\n      backedUpAt\n      rowsNotBackedUp\n      requests {\n        id\n        state\n        askedBy\n        askedAt\n        note\n        aloneFrom\n        mayConfirm\n        lapsesAt\n        confirmedBy\n        withdrawnBy\n        rows\n        endedAt\n        refusal {\n          at\n          code\n          message\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderNames($first: Int!) {\n  devices(first: $first) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}"): (typeof documents)["query ReaderNames($first: Int!) {\n  devices(first: $first) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderPeople($placeId: ID!, $filter: UserFilter!, $first: Int!) {\n  users(placeIds: [$placeId], filter: $filter, orderBy: NAME_ASC, first: $first) {\n    edges {\n      node {\n        id\n        pin\n        name\n        devices(first: 20) {\n          totalCount\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query ReaderPeople($placeId: ID!, $filter: UserFilter!, $first: Int!) {\n  users(placeIds: [$placeId], filter: $filter, orderBy: NAME_ASC, first: $first) {\n    edges {\n      node {\n        id\n        pin\n        name\n        devices(first: 20) {\n          totalCount\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReaderSecurity($id: ID!) {\n  device(id: $id) {\n    id\n    securityFindings {\n      score\n      findings {\n        code\n        severity\n        message\n        steps\n      }\n    }\n  }\n}"): (typeof documents)["query ReaderSecurity($id: ID!) {\n  device(id: $id) {\n    id\n    securityFindings {\n      score\n      findings {\n        code\n        severity\n        message\n        steps\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReadersInTrouble {\n  devices(filter: {condition: [TROUBLE]}, first: 1) {\n    totalCount\n  }\n}"): (typeof documents)["query ReadersInTrouble {\n  devices(filter: {condition: [TROUBLE]}, first: 1) {\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReadersSecurity($placeIds: [ID!]) {\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        place {\n          id\n          name\n        }\n        securityFindings {\n          score\n          findings {\n            code\n            severity\n            message\n            steps\n          }\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query ReadersSecurity($placeIds: [ID!]) {\n  devices(placeIds: $placeIds, orderBy: NAME_ASC, first: 1000) {\n    edges {\n      node {\n        id\n        name\n        place {\n          id\n          name\n        }\n        securityFindings {\n          score\n          findings {\n            code\n            severity\n            message\n            steps\n          }\n        }\n      }\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ReceiverFacts on Webhook {\n  id\n  name\n  origin\n  format\n  events\n  places\n  statuses\n  isEnabled\n  leftOut\n  deliveries(first: 1) {\n    edges {\n      node {\n        id\n        state\n        createdAt\n        lastAttemptAt\n        nextAttemptAt\n        statusCode\n        fault\n      }\n    }\n  }\n}"): (typeof documents)["fragment ReceiverFacts on Webhook {\n  id\n  name\n  origin\n  format\n  events\n  places\n  statuses\n  isEnabled\n  leftOut\n  deliveries(first: 1) {\n    edges {\n      node {\n        id\n        state\n        createdAt\n        lastAttemptAt\n        nextAttemptAt\n        statusCode\n        fault\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Receivers($first: Int) {\n  webhooks(first: $first) {\n    edges {\n      node {\n        ...ReceiverFacts\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query Receivers($first: Int) {\n  webhooks(first: $first) {\n    edges {\n      node {\n        ...ReceiverFacts\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReleaseSetAside($input: ReleaseSetAsideInput!) {\n  releaseSetAside(input: $input) {\n    released\n    refused {\n      id\n      why\n    }\n    moved {\n      id\n      localTimeBefore\n      localTime\n    }\n  }\n}"): (typeof documents)["mutation ReleaseSetAside($input: ReleaseSetAsideInput!) {\n  releaseSetAside(input: $input) {\n    released\n    refused {\n      id\n      why\n    }\n    moved {\n      id\n      localTimeBefore\n      localTime\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveAbsenceKind($input: RemoveAbsenceKindInput!) {\n  removeAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}"): (typeof documents)["mutation RemoveAbsenceKind($input: RemoveAbsenceKindInput!) {\n  removeAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveAbsences($input: RemoveAbsencesInput!) {\n  removeAbsences(input: $input) {\n    absences {\n      id\n    }\n  }\n}"): (typeof documents)["mutation RemoveAbsences($input: RemoveAbsencesInput!) {\n  removeAbsences(input: $input) {\n    absences {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveDevice($input: RemoveDeviceInput!) {\n  removeDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"): (typeof documents)["mutation RemoveDevice($input: RemoveDeviceInput!) {\n  removeDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveHoliday($input: RemoveHolidayInput!) {\n  removeHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}"): (typeof documents)["mutation RemoveHoliday($input: RemoveHolidayInput!) {\n  removeHoliday(input: $input) {\n    holiday {\n      ...HolidayFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemovePasskey($input: RemovePasskeyInput!) {\n  removePasskey(input: $input) {\n    removedId\n  }\n}"): (typeof documents)["mutation RemovePasskey($input: RemovePasskeyInput!) {\n  removePasskey(input: $input) {\n    removedId\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveReceiver($input: RemoveWebhookInput!) {\n  removeWebhook(input: $input) {\n    removedId\n  }\n}"): (typeof documents)["mutation RemoveReceiver($input: RemoveWebhookInput!) {\n  removeWebhook(input: $input) {\n    removedId\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      isActive\n    }\n  }\n}"): (typeof documents)["mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {\n  removeSecondFactor(input: $input) {\n    secondFactor {\n      isActive\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveShift($input: RemoveShiftInput!) {\n  removeShift(input: $input) {\n    shift {\n      id\n    }\n  }\n}"): (typeof documents)["mutation RemoveShift($input: RemoveShiftInput!) {\n  removeShift(input: $input) {\n    shift {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveUser($input: RemoveUserInput!) {\n  removeUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation RemoveUser($input: RemoveUserInput!) {\n  removeUser(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveWeekend($input: RemoveWeekendInput!) {\n  removeWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"): (typeof documents)["mutation RemoveWeekend($input: RemoveWeekendInput!) {\n  removeWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveWorkRule($input: RemoveWorkRuleInput!) {\n  removeWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}"): (typeof documents)["mutation RemoveWorkRule($input: RemoveWorkRuleInput!) {\n  removeWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveWorkingDay($input: WorkingDayInput!) {\n  removeWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"): (typeof documents)["mutation RemoveWorkingDay($input: WorkingDayInput!) {\n  removeWorkingDay(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RenamePasskey($input: RenamePasskeyInput!) {\n  renamePasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}"): (typeof documents)["mutation RenamePasskey($input: RenamePasskeyInput!) {\n  renamePasskey(input: $input) {\n    passkey {\n      ...PasskeyFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {\n  renewRecoveryCodes(input: $input) {\n    recoveryCodes\n  }\n}"): (typeof documents)["mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {\n  renewRecoveryCodes(input: $input) {\n    recoveryCodes\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestCorrection($input: RequestCorrectionInput!) {\n  requestCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"): (typeof documents)["mutation RequestCorrection($input: RequestCorrectionInput!) {\n  requestCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestLogClear($input: RequestLogClearInput!) {\n  requestLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}"): (typeof documents)["mutation RequestLogClear($input: RequestLogClearInput!) {\n  requestLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}"): (typeof documents)["mutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    account {\n      ...AccountFacts\n    }\n    passwordLink {\n      url\n      expiresAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"): (typeof documents)["mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevertCorrection($input: RevertCorrectionInput!) {\n  revertCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"): (typeof documents)["mutation RevertCorrection($input: RevertCorrectionInput!) {\n  revertCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevertCorrectionGroup($input: RevertCorrectionGroupInput!) {\n  revertCorrectionGroup(input: $input) {\n    groupId\n    corrections\n  }\n}"): (typeof documents)["mutation RevertCorrectionGroup($input: RevertCorrectionGroupInput!) {\n  revertCorrectionGroup(input: $input) {\n    groupId\n    corrections\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n  }\n}"): (typeof documents)["mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n  revokeApiKey(input: $input) {\n    apiKey {\n      ...ApiKeyFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevokeOvertimeApproval($input: RevokeOvertimeApprovalInput!) {\n  revokeOvertimeApproval(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}"): (typeof documents)["mutation RevokeOvertimeApproval($input: RevokeOvertimeApprovalInput!) {\n  revokeOvertimeApproval(input: $input) {\n    record {\n      date\n      approvedOvertimeMinutes\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Roster($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  roster(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          date\n          isOff\n          shift {\n            id\n          }\n        }\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    totalCount\n  }\n  shifts {\n    ...ShiftMark\n  }\n}"): (typeof documents)["query Roster($month: Month!, $filter: PersonFilter, $first: Int, $after: String) {\n  roster(month: $month, filter: $filter, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        person {\n          ...PersonName\n        }\n        days {\n          date\n          isOff\n          shift {\n            id\n          }\n        }\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n    totalCount\n  }\n  shifts {\n    ...ShiftMark\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RosterCsv($month: Month!, $filter: PersonFilter) {\n  rosterCsv(month: $month, filter: $filter)\n}"): (typeof documents)["query RosterCsv($month: Month!, $filter: PersonFilter) {\n  rosterCsv(month: $month, filter: $filter)\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SaveAbsenceKind($input: AbsenceKindInput!) {\n  saveAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}"): (typeof documents)["mutation SaveAbsenceKind($input: AbsenceKindInput!) {\n  saveAbsenceKind(input: $input) {\n    kind {\n      id\n      name\n      arabicName\n      colour\n      letter\n      paid\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SaveShift($input: SaveShiftInput!) {\n  saveShift(input: $input) {\n    shift {\n      ...ShiftFacts\n    }\n  }\n}"): (typeof documents)["mutation SaveShift($input: SaveShiftInput!) {\n  saveShift(input: $input) {\n    shift {\n      ...ShiftFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SaveWorkRule($input: WorkRuleInput!) {\n  saveWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}"): (typeof documents)["mutation SaveWorkRule($input: WorkRuleInput!) {\n  saveWorkRule(input: $input) {\n    rule {\n      ...WorkRuleFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ScreenPresence($placeIds: [ID!], $state: [PresenceState!], $first: Int) {\n  presence(placeIds: $placeIds, state: $state, first: $first) {\n    edges {\n      node {\n        state\n        unknownBecause\n        since\n        lastPunchAt\n        lastPunchDeviceId\n        cameLate\n        dueAt\n        date\n        person {\n          name\n          latinName\n          arabicName\n        }\n        place {\n          id\n        }\n        lastPunchPlace {\n          id\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"): (typeof documents)["query ScreenPresence($placeIds: [ID!], $state: [PresenceState!], $first: Int) {\n  presence(placeIds: $placeIds, state: $state, first: $first) {\n    edges {\n      node {\n        state\n        unknownBecause\n        since\n        lastPunchAt\n        lastPunchDeviceId\n        cameLate\n        dueAt\n        date\n        person {\n          name\n          latinName\n          arabicName\n        }\n        place {\n          id\n        }\n        lastPunchPlace {\n          id\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    asOf\n    counts {\n      ...PresenceFigures\n    }\n    places {\n      ...PlaceFigures\n    }\n    recomputing\n    sources {\n      ...SourceState\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ScreenPunch on Punch {\n  id\n  at\n  state\n  verifyMode\n  channel\n  receivedAt\n  late\n  user {\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}\n\nquery ScreenPunches($placeIds: [ID!], $first: Int) {\n  punches(placeIds: $placeIds, first: $first) {\n    edges {\n      node {\n        ...ScreenPunch\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}\n\nsubscription ScreenPunchRecorded($placeIds: [ID!], $after: String) {\n  punchRecorded(placeIds: $placeIds, after: $after) {\n    cursor\n    phase\n    punch {\n      ...ScreenPunch\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}"): (typeof documents)["fragment ScreenPunch on Punch {\n  id\n  at\n  state\n  verifyMode\n  channel\n  receivedAt\n  late\n  user {\n    name\n  }\n  device {\n    id\n    name\n  }\n  place {\n    id\n    name\n    timeZone\n  }\n}\n\nquery ScreenPunches($placeIds: [ID!], $first: Int) {\n  punches(placeIds: $placeIds, first: $first) {\n    edges {\n      node {\n        ...ScreenPunch\n      }\n    }\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}\n\nsubscription ScreenPunchRecorded($placeIds: [ID!], $after: String) {\n  punchRecorded(placeIds: $placeIds, after: $after) {\n    cursor\n    phase\n    punch {\n      ...ScreenPunch\n    }\n    notice {\n      kind\n      place\n      at\n      remaining\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionFacts on Session {\n  id\n  createdAt\n  lastUsedAt\n  address\n  client\n  isCurrent\n  idleEndsAt\n}"): (typeof documents)["fragment SessionFacts on Session {\n  id\n  createdAt\n  lastUsedAt\n  address\n  client\n  isCurrent\n  idleEndsAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetAlertRule($input: SetAlertRuleInput!) {\n  setAlertRule(input: $input) {\n    rule {\n      ...AlertRuleFacts\n    }\n  }\n}"): (typeof documents)["mutation SetAlertRule($input: SetAlertRuleInput!) {\n  setAlertRule(input: $input) {\n    rule {\n      ...AlertRuleFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SetAsideRows($id: ID!, $filter: SetAsideFilter, $first: Int!) {\n  device(id: $id) {\n    id\n    setAsideRows(filter: $filter, first: $first) {\n      edges {\n        node {\n          id\n          reason\n          isReleasable\n          pin\n          user {\n            name\n          }\n          localTime\n          at\n          copies\n          channel\n          receivedAt\n        }\n      }\n      totalCount\n    }\n  }\n}"): (typeof documents)["query SetAsideRows($id: ID!, $filter: SetAsideFilter, $first: Int!) {\n  device(id: $id) {\n    id\n    setAsideRows(filter: $filter, first: $first) {\n      edges {\n        node {\n          id\n          reason\n          isReleasable\n          pin\n          user {\n            name\n          }\n          localTime\n          at\n          copies\n          channel\n          receivedAt\n        }\n      }\n      totalCount\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetDeviceClock($input: SetDeviceClockInput!) {\n  setDeviceClock(input: $input) {\n    job {\n      ...JobFacts\n    }\n    order {\n      id\n    }\n  }\n}"): (typeof documents)["mutation SetDeviceClock($input: SetDeviceClockInput!) {\n  setDeviceClock(input: $input) {\n    job {\n      ...JobFacts\n    }\n    order {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetDigest($input: SetDigestInput!) {\n  setDigest(input: $input) {\n    digest {\n      ...DigestFacts\n    }\n  }\n}"): (typeof documents)["mutation SetDigest($input: SetDigestInput!) {\n  setDigest(input: $input) {\n    digest {\n      ...DigestFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetQuietHours($input: SetQuietHoursInput!) {\n  setQuietHours(input: $input) {\n    quietHours {\n      ...QuietHoursFacts\n    }\n  }\n}"): (typeof documents)["mutation SetQuietHours($input: SetQuietHoursInput!) {\n  setQuietHours(input: $input) {\n    quietHours {\n      ...QuietHoursFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetWeekend($input: SetWeekendInput!) {\n  setWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"): (typeof documents)["mutation SetWeekend($input: SetWeekendInput!) {\n  setWeekend(input: $input) {\n    calendars {\n      ...CalendarFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ShiftAssignments($filter: ShiftAssignmentFilter, $first: Int) {\n  shiftAssignments(filter: $filter, first: $first) {\n    edges {\n      node {\n        place {\n          id\n        }\n        department {\n          id\n          name\n        }\n        person {\n          ...PersonName\n        }\n        from\n        to\n      }\n    }\n    totalCount\n  }\n}"): (typeof documents)["query ShiftAssignments($filter: ShiftAssignmentFilter, $first: Int) {\n  shiftAssignments(filter: $filter, first: $first) {\n    edges {\n      node {\n        place {\n          id\n        }\n        department {\n          id\n          name\n        }\n        person {\n          ...PersonName\n        }\n        from\n        to\n      }\n    }\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShiftFacts on Shift {\n  ...ShiftMark\n  revision\n  versions {\n    from\n    hours {\n      ...ShiftHoursFacts\n    }\n    weekdays {\n      weekday\n      hours {\n        ...ShiftHoursFacts\n      }\n    }\n    seasons {\n      from\n      to\n      hours {\n        ...ShiftHoursFacts\n      }\n      weekdays {\n        weekday\n        hours {\n          ...ShiftHoursFacts\n        }\n      }\n    }\n  }\n}"): (typeof documents)["fragment ShiftFacts on Shift {\n  ...ShiftMark\n  revision\n  versions {\n    from\n    hours {\n      ...ShiftHoursFacts\n    }\n    weekdays {\n      weekday\n      hours {\n        ...ShiftHoursFacts\n      }\n    }\n    seasons {\n      from\n      to\n      hours {\n        ...ShiftHoursFacts\n      }\n      weekdays {\n        weekday\n        hours {\n          ...ShiftHoursFacts\n        }\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShiftHoursFacts on ShiftHours {\n  start\n  end\n  spans {\n    start\n    end\n  }\n  flexible\n  breakMinutes\n  breakAfterMinutes\n  graceInMinutes\n  graceOutMinutes\n  overtimeAfterMinutes\n  minPresentMinutes\n  dayLeadMinutes\n  dayTailMinutes\n  pairing\n}"): (typeof documents)["fragment ShiftHoursFacts on ShiftHours {\n  start\n  end\n  spans {\n    start\n    end\n  }\n  flexible\n  breakMinutes\n  breakAfterMinutes\n  graceInMinutes\n  graceOutMinutes\n  overtimeAfterMinutes\n  minPresentMinutes\n  dayLeadMinutes\n  dayTailMinutes\n  pairing\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShiftMark on Shift {\n  id\n  name\n  colour\n  letter\n}"): (typeof documents)["fragment ShiftMark on Shift {\n  id\n  name\n  colour\n  letter\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Shifts {\n  shifts {\n    ...ShiftFacts\n  }\n  shiftDefaults {\n    ...ShiftHoursFacts\n  }\n}"): (typeof documents)["query Shifts {\n  shifts {\n    ...ShiftFacts\n  }\n  shiftDefaults {\n    ...ShiftHoursFacts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignOutEverywhere($input: SignOutEverywhereInput!) {\n  signOutEverywhere(input: $input) {\n    endedSessions\n  }\n}"): (typeof documents)["mutation SignOutEverywhere($input: SignOutEverywhereInput!) {\n  signOutEverywhere(input: $input) {\n    endedSessions\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SourceState on AttendanceSource {\n  asOf\n  pending\n  place {\n    id\n  }\n}"): (typeof documents)["fragment SourceState on AttendanceSource {\n  asOf\n  pending\n  place {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartExport($input: StartExportInput!) {\n  startExport(input: $input) {\n    export {\n      ...ExportFacts\n    }\n  }\n}"): (typeof documents)["mutation StartExport($input: StartExportInput!) {\n  startExport(input: $input) {\n    export {\n      ...ExportFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription StatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n    device {\n      id\n    }\n  }\n}\n\nsubscription PlaceStatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n  }\n}"): (typeof documents)["subscription StatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n    device {\n      id\n    }\n  }\n}\n\nsubscription PlaceStatusChanged {\n  statusChanged {\n    place {\n      id\n      status\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SummaryParts on SummaryFigures {\n  workingDays\n  absentDays\n  unknownDays\n  pendingDays\n  lateDays\n  lateMinutes\n  overtimeMinutes\n  lateRatePct\n  averageLateMinutes\n}"): (typeof documents)["fragment SummaryParts on SummaryFigures {\n  workingDays\n  absentDays\n  unknownDays\n  pendingDays\n  lateDays\n  lateMinutes\n  overtimeMinutes\n  lateRatePct\n  averageLateMinutes\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SyncDevice($input: SyncDeviceInput!) {\n  syncDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation SyncDevice($input: SyncDeviceInput!) {\n  syncDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SyncPlace($input: SyncPlaceInput!) {\n  syncPlace(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation SyncPlace($input: SyncPlaceInput!) {\n  syncPlace(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation TestReceiver($input: TestWebhookInput!) {\n  testWebhook(input: $input) {\n    delivery {\n      id\n    }\n  }\n}"): (typeof documents)["mutation TestReceiver($input: TestWebhookInput!) {\n  testWebhook(input: $input) {\n    delivery {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ToFix($filter: ExceptionFilter!, $requests: CorrectionFilter!, $overtime: AttendanceFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n    recomputing\n    counts {\n      kind\n      count\n    }\n    sources {\n      ...SourceState\n    }\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  overtime: attendance(filter: $overtime, first: 0) {\n    totalCount\n  }\n}"): (typeof documents)["query ToFix($filter: ExceptionFilter!, $requests: CorrectionFilter!, $overtime: AttendanceFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n    recomputing\n    counts {\n      kind\n      count\n    }\n    sources {\n      ...SourceState\n    }\n  }\n  requests: correctionRequests(filter: $requests, first: 0) {\n    totalCount\n  }\n  overtime: attendance(filter: $overtime, first: 0) {\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ToFixCount($filter: ExceptionFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n  }\n}"): (typeof documents)["query ToFixCount($filter: ExceptionFilter!) {\n  exceptions(filter: $filter, first: 0) {\n    totalCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UnassignShift($input: UnassignShiftInput!) {\n  unassignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}"): (typeof documents)["mutation UnassignShift($input: UnassignShiftInput!) {\n  unassignShift(input: $input) {\n    assignment {\n      from\n      to\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UndoPinDecision($input: UndoPinDecisionInput!) {\n  undoPinDecision(input: $input) {\n    ...PinChange\n  }\n}"): (typeof documents)["mutation UndoPinDecision($input: UndoPinDecisionInput!) {\n  undoPinDecision(input: $input) {\n    ...PinChange\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UnlockPeriod($input: UnlockPeriodInput!) {\n  unlockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n  }\n}"): (typeof documents)["mutation UnlockPeriod($input: UnlockPeriodInput!) {\n  unlockPeriod(input: $input) {\n    period {\n      ...PeriodFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateAccount($input: UpdateAccountInput!) {\n  updateAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"): (typeof documents)["mutation UpdateAccount($input: UpdateAccountInput!) {\n  updateAccount(input: $input) {\n    account {\n      ...AccountFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateDevice($input: UpdateDeviceInput!) {\n  updateDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"): (typeof documents)["mutation UpdateDevice($input: UpdateDeviceInput!) {\n  updateDevice(input: $input) {\n    device {\n      id\n      status\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateReceiver($input: UpdateWebhookInput!) {\n  updateWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n  }\n}"): (typeof documents)["mutation UpdateReceiver($input: UpdateWebhookInput!) {\n  updateWebhook(input: $input) {\n    webhook {\n      ...ReceiverFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}"): (typeof documents)["query User($id: ID!) {\n  user(id: $id) {\n    id\n    pin\n    name\n    place {\n      id\n      name\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"): (typeof documents)["query Users($placeIds: [ID!], $filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {\n  users(\n    placeIds: $placeIds\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    edges {\n      cursor\n      node {\n        id\n        pin\n        name\n        place {\n          id\n          name\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    totalCount\n    unavailable {\n      place\n      code\n      message\n      asOf\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation VerifyDevice($input: VerifyDeviceInput!) {\n  verifyDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"): (typeof documents)["mutation VerifyDevice($input: VerifyDeviceInput!) {\n  verifyDevice(input: $input) {\n    job {\n      ...JobFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawCorrection($input: WithdrawCorrectionInput!) {\n  withdrawCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"): (typeof documents)["mutation WithdrawCorrection($input: WithdrawCorrectionInput!) {\n  withdrawCorrection(input: $input) {\n    correction {\n      ...CorrectionFacts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WithdrawLogClear($input: WithdrawLogClearInput!) {\n  withdrawLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}"): (typeof documents)["mutation WithdrawLogClear($input: WithdrawLogClearInput!) {\n  withdrawLogClear(input: $input) {\n    device {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment WorkRuleFacts on WorkRule {\n  kind\n  scope\n  scopeId\n  from\n  to\n  minutes\n  source\n}"): (typeof documents)["fragment WorkRuleFacts on WorkRule {\n  kind\n  scope\n  scopeId\n  from\n  to\n  minutes\n  source\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WorkRules {\n  workRules {\n    ...WorkRuleFacts\n  }\n}"): (typeof documents)["query WorkRules {\n  workRules {\n    ...WorkRuleFacts\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;