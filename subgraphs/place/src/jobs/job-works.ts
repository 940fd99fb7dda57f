import { createAddDevice } from "./add-device.ts";
import { createClearLog } from "./clear-log.ts";
import type { JobTools, JobWorks } from "./job-work.ts";
import { createErasePerson } from "./erase-person.ts";
import { createSetClock } from "./set-clock.ts";
import { createSyncDevice } from "./sync-device.ts";
import { createSyncPlace } from "./sync-place.ts";
import { createVerifyDevice } from "./verify-device.ts";
import { createCopyUsers, createPutUser, createRemoveUser } from "./change-users.ts";

/** Every kind of job and what does it. */
export function createJobWorks(tools: JobTools): JobWorks {
  return {
    SYNC_DEVICE: createSyncDevice(tools),
    SYNC_PLACE: createSyncPlace(tools),
    VERIFY_DEVICE: createVerifyDevice(tools),
    PUT_USER: createPutUser(tools),
    REMOVE_USER: createRemoveUser(tools),
    COPY_USERS: createCopyUsers(tools),
    SET_CLOCK: createSetClock(tools),
    CLEAR_LOG: createClearLog(tools),
    ADD_DEVICE: createAddDevice(tools),
    ERASE_PERSON: createErasePerson(tools),
  };
}
