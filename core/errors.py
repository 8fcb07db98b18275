"""One tree of errors. Each has a stable code, a sentence that a user can act on, and whether a retry can help.

The sentence is the class's `sentence`, an English message of the gettext domain `errors`; `values` fill its named fields.
"""

from typing import ClassVar

from core.plain import plain


class SverkaError(Exception):
    """The root. Never raised itself."""

    code: ClassVar[str] = "INTERNAL"
    sentence: ClassVar[str] = "Something went wrong inside Sverka. It has been logged; please try again."
    retryable: ClassVar[bool] = False
    """Whether the worker tries again by itself."""
    lasting: ClassVar[bool] = False
    """Whether the same files end so every time: nobody is offered another try."""

    def __init__(self, **values: object) -> None:
        super().__init__(self.code)
        self.values = values

    def __str__(self) -> str:
        return self.message()

    def message(self, language: str = "en") -> str:
        """The sentence in `language` ("ru" or "en")."""
        from core.locale import catalogue

        values = {name: plain(value) if isinstance(value, str) else value for name, value in self.values.items()}
        return catalogue("errors", language).gettext(self.sentence).format(**values)


class InputError(SverkaError):
    """The file is not what can be read. A retry cannot help."""

    code = "BAD_INPUT"
    sentence = "This file cannot be read."
    lasting = True


class EmptyFile(InputError):
    code = "EMPTY_FILE"
    sentence = "The file is empty (0 bytes). Choose the file again; perhaps it was not saved."


class WrongType(InputError):
    code = "WRONG_TYPE"
    sentence = "The file's content is not of a type that Sverka reads (DOCX, PDF, TXT, MD, CSV, XLSX). Save it as one of these."


class TooLarge(InputError):
    code = "TOO_LARGE"
    sentence = "The file is larger than {limit_mib} MB. Split it, or make its pictures smaller."


class Encrypted(InputError):
    code = "ENCRYPTED"
    lasting = False
    sentence = "The file is protected by a password. Give the password, or save a copy without one."


class WrongPassword(InputError):
    code = "WRONG_PASSWORD"
    lasting = False
    sentence = "The password does not open the file. Check the keyboard's language and try again."


class Damaged(InputError):
    code = "DAMAGED"
    sentence = "The file is damaged and cannot be opened. Open it in its own program and save it again."


class NoText(InputError):
    code = "NO_TEXT"
    sentence = "The file holds no text that could be compared: its pages are pictures. Recognise the text (OCR) first."


class NoWords(InputError):
    code = "NO_WORDS"
    sentence = "The file opens, but there is nothing in it to compare. Perhaps it was saved empty."


class LimitExceeded(InputError):
    code = "LIMIT"
    sentence = "The file goes beyond a safety limit ({limit}). It may be damaged or made to do harm."


class Unsafe(InputError):
    code = "UNSAFE"
    sentence = "The file holds something that is never opened ({what}). Save a clean copy from its own program."


class ReaderTimeout(InputError):
    code = "READER_TIMEOUT"
    lasting = False
    sentence = (
        "Reading the file took longer than {seconds} s and was stopped: it is very long or built in an unusual way. "
        "Split it and compare the parts one by one, or save it anew from its own program."
    )


class ReaderMemory(InputError):
    code = "READER_MEMORY"
    lasting = False
    sentence = "Reading the file needed more memory than is allowed. Split it, or make its pictures smaller."


class ReaderCrashed(InputError):
    code = "READER_CRASHED"
    lasting = False
    sentence = "The file made its reader stop. It is probably damaged; save it again from its own program."


class FileOfBatch(InputError):
    """One file of many is refused, and so nothing is begun. `cause`: why."""

    code = "BATCH_FILE"
    sentence = "Nothing was started, because of the file {file}."

    def __init__(self, *, file: str, cause: SverkaError | None = None) -> None:
        super().__init__(file=file)
        self.cause = cause

    def message(self, language: str = "en") -> str:
        return " ".join([super().message(language), *([self.cause.message(language)] if self.cause else [])])


class NotFound(SverkaError):
    code = "NOT_FOUND"
    sentence = "This does not exist, or it is not yours to see."


class NoFile(NotFound):
    code = "NO_FILE"
    sentence = "There is no such file or folder: {path}"


class NotAFile(NotFound):
    code = "NOT_A_FILE"
    sentence = "This is a folder; a file is needed: {path}"


class CannotOpen(SverkaError):
    code = "CANNOT_OPEN"
    sentence = "The system does not let this file be opened: {path} ({why})"


class Forbidden(SverkaError):
    code = "FORBIDDEN"
    sentence = "Your account may not do this."


class ValidationError(SverkaError):
    code = "INVALID"
    sentence = "{what}"


class SignInFailed(SverkaError):
    code = "SIGN_IN"
    sentence = "The name or the password is wrong."


class SignInThrottled(SverkaError):
    code = "SIGN_IN_WAIT"
    sentence = "Too many attempts. Wait {seconds} s and try again."


class Conflict(SverkaError):
    code = "CONFLICT"
    sentence = "Somebody changed this in the meantime. Load it again."


class QuotaExceeded(SverkaError):
    code = "QUOTA"
    sentence = "You have reached your limit ({limit}). Delete what you no longer need."


class QueueFull(QuotaExceeded):
    code = "QUEUE_FULL"
    sentence = "You have {limit} jobs waiting already. Wait until some are done, or cancel what you no longer need."


class PasswordTooShort(ValidationError):
    code = "PASSWORD_SHORT"
    sentence = "The password needs at least {count} characters."


class NameInvalid(ValidationError):
    code = "NAME_INVALID"
    sentence = "The name must have 1 to {count} characters on one line."


class NameTaken(ValidationError):
    code = "NAME_TAKEN"
    sentence = "This name is taken. Choose another."


class WrongSetupCode(SignInFailed):
    code = "SETUP_CODE"
    sentence = (
        "The one-time code is wrong. It is printed where Sverka was started and stands in the file setup-code of the data folder."
    )


class LastAdministrator(ValidationError):
    code = "LAST_ADMIN"
    sentence = "This is the last administrator. Make another one first."


class BadSetting(ValidationError):
    code = "BAD_SETTING"
    sentence = "The value of the field {field} is not possible."


class NotReady(ValidationError):
    code = "NOT_READY"
    sentence = "This is not ready yet. Wait until it is completed."


class NotOver(ValidationError):
    code = "NOT_OVER"
    sentence = "Only a job that failed or was cancelled can be tried again."


class NothingMatches(ValidationError):
    code = "NOTHING_MATCHES"
    sentence = "No file of the first folder has the name of one in the second."


class Fenced(SverkaError):
    """This worker no longer owns the job: cancelled, or claimed by another after the lease ran out."""

    code = "FENCED"
    sentence = "The job is no longer this worker's."


class OutOfTime(SverkaError):
    code = "TIME_LIMIT"
    sentence = "The job reached its time limit of {minutes} minutes without finishing. Try a smaller selection."
    retryable = True


class TaskMemory(SverkaError):
    code = "TASK_MEMORY"
    sentence = "The work needs more memory than a task may have ({limit_mib} MB). Split the documents."


class WorkerLost(SverkaError):
    code = "WORKER_LOST"
    sentence = "The worker stopped {attempts} times on this job. The file may be at fault; the other jobs went on."


class QueueUnavailable(SverkaError):
    code = "QUEUE_DOWN"
    sentence = "Redis does not answer. The job is kept and will run when Redis is back."
    retryable = True


class StorageError(SverkaError):
    code = "STORAGE"
    sentence = "The data could not be written ({what}). Check the free space and the rights of the data folder."
    retryable = True


class DiskFull(StorageError):
    code = "DISK_FULL"
    sentence = "The disk with the data is full. Free some space and try again; what was kept before is still there."


class SetupError(SverkaError):
    """The program cannot start. Exit status 2."""

    code = "SETUP"
    sentence = "{what}"


class DatabaseNewer(SetupError):
    code = "DATABASE_NEWER"
    sentence = "The database is of a newer version of Sverka ({found}). Install that version, or set another SVERKA_HOME."


class NotEmpty(SetupError):
    code = "NOT_EMPTY"
    sentence = "There are users or documents already. Name an empty database (another SVERKA_HOME or SVERKA_DATABASE_URL)."


class BackupBroken(SetupError):
    code = "BACKUP_BROKEN"
    sentence = "The backup is not whole ({what}); nothing was taken from it. Use another one."


class ModelError(SverkaError):
    """The model's server did not do what was asked."""

    code = "MODEL"
    sentence = "The model did not answer as it should. Try again, or choose another model."
    retryable = True


class ModelUnavailable(ModelError):
    code = "MODEL_DOWN"
    sentence = "Ollama does not answer at {url}. Start it (ollama serve), then press Try again."


class ModelMissing(ModelError):
    code = "MODEL_MISSING"
    sentence = "The model {model} is not installed. Install it on the analysis page, or run: ollama pull {model}"
    retryable = False


class ModelUnknown(ModelError):
    """There is no such model to install."""

    code = "MODEL_UNKNOWN"
    sentence = "Ollama's library has no model {model}. Check its name: ollama.com/library lists all of them."
    retryable = False


class ModelUnfetched(ModelError):
    """The model's server has no way to the library that it installs from."""

    code = "MODEL_UNFETCHED"
    sentence = (
        "Ollama could not fetch {model}: it does not reach its library. Check its machine's way to the internet, then try again."
    )


class ModelBusy(ModelError):
    code = "MODEL_BUSY"
    sentence = "Ollama is busy with other requests. The analysis will be tried again."


class ModelSilent(ModelError):
    code = "MODEL_SILENT"
    sentence = "The model wrote nothing for {seconds} s and was stopped. A smaller model may suit this machine better."


class ModelContext(ModelError):
    """The request does not fit in the model's window; the batch is split."""

    code = "MODEL_CONTEXT"
    sentence = "The text does not fit in the model's window."
    retryable = False


class ModelMalformed(ModelError):
    code = "MODEL_MALFORMED"
    sentence = "The model's answer could not be read."


class ReportError(SverkaError):
    code = "REPORT"
    sentence = "The report could not be made in this format ({what}). The other formats are available."


class RedlineUnproved(ReportError):
    code = "REDLINE_UNPROVED"
    lasting = True
    sentence = "The Word redline did not pass its own check ({what}) and is not handed out. Use another format."


class AmendmentsUnproved(ReportError):
    code = "AMENDMENTS_UNPROVED"
    lasting = True
    sentence = (
        "The text of amendments could not be proved by applying it ({what}); the redline and the other formats can be made."
    )


class MailUnset(ValidationError):
    code = "MAIL_UNSET"
    sentence = "No mail server is set up. An administrator names one on the Settings page."


class MailError(SverkaError):
    """A letter could not be sent."""

    code = "MAIL"
    sentence = "The letter could not be sent ({what})."


class MailUnavailable(MailError):
    code = "MAIL_DOWN"
    sentence = "The mail server cannot be reached ({what}). It is tried again by itself."
    retryable = True


class MailRefused(MailError):
    code = "MAIL_REFUSED"
    sentence = "The mail server refused the letter ({what}). Check the addresses and the mail settings."
