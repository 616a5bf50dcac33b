"""The one exception tree of releasekit.

::

    ReleasekitError            RK000  exit 1
    ├── InputError             RK100  exit 3   what was given is no readable release
    │   ├── InputNotFoundError RK101
    │   ├── UnreadableInputError RK102
    │   ├── ForeignFormatError RK103           a PDF, ZIP, image … given as text
    │   ├── InputTooLargeError RK104
    │   ├── EncodingError      RK105           a named encoding does not exist or fit
    │   ├── UnsignableError    RK106           a file that cannot carry a signature
    │   ├── TimeLimitError     RK107           it takes longer than it may
    │   ├── MemoryLimitError   RK108           it needs more memory than it may
    │   └── WorkerDiedError    RK109           the process that converts it dies of it
    ├── OutputError            RK200  exit 4   what was made cannot be written
    │   ├── OutputExistsError  RK201
    │   ├── OutputIsInputError RK202
    │   ├── FolderBusyError    RK203           another run writes there
    │   └── LedgerError        RK204           a ledger cannot be used
    ├── UsageError             RK300  exit 2   options or names that make no sense
    │   ├── OptionsError       RK301
    │   ├── UnknownExporterError RK302
    │   ├── MissingDependencyError RK303
    │   ├── UnknownProfileError RK304
    │   ├── ProfileError       RK305           a profile that says what cannot be
    │   ├── SeriesError        RK306           series facts that say what cannot be
    │   ├── SigningKeyError    RK307           a key or certificate that is of no use
    │   │   └── KeyLockedError RK308           a key that wants a passphrase
    │   ├── ThemeError         RK309           a house style that says what cannot be
    │   └── TemplateError      RK310           a Word file that is no house template
    ├── PluginError            RK400  exit 5   an installed exporter cannot be used
    │   ├── BrokenExporterError RK401
    │   ├── DuplicateExporterError RK402
    │   └── EngineError        RK403           a batch has no workers, or wrong ones
    │       └── WorkersEndError RK404          processes end before they can work
    ├── RecordError            RK500  exit 6   a record cannot be read back or is wrong
    │   ├── RecordSyntaxError  RK501           not XML that may be read
    │   ├── RecordInvalidError RK502           breaks the schema or its rules
    │   └── RecordMissingError RK503           the file carries no record
    └── InternalError          RK900  exit 70  a law of releasekit itself is broken

Messages say what and where, in lower case without a full stop; the remedy is the
``hint``. Every class takes one positional message and keyword-only extras with
defaults, so that an instance survives pickling across a process pool.
"""

from __future__ import annotations

from typing import ClassVar, Self


class ReleasekitError(Exception):
    """Anything releasekit refuses to do, with its reason and remedy."""

    code: ClassVar[str] = "RK000"
    exit_status: ClassVar[int] = 1
    default_hint: ClassVar[str] = ""

    def __init__(self, message: str, *, hint: str = "", path: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or self.default_hint
        self.path = path

    def __str__(self) -> str:
        """Tell the file, where there is one, and the reason; the hint stands apart."""
        return f"{self.path}: {self.message}" if self.path else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the keyword-only extras across pickling."""
        return (_rebuild, (type(self), self.message, self.hint, self.path))

    def with_path(self, path: str) -> Self:
        """Return the same error, naming the file it happened in."""
        return type(self)(self.message, hint=self.hint, path=path)


def _rebuild(
    kind: type[ReleasekitError], message: str, hint: str, path: str
) -> ReleasekitError:
    return kind(message, hint=hint, path=path)


class InputError(ReleasekitError):
    """What was given cannot be read as a release."""

    code = "RK100"
    exit_status = 3


class InputNotFoundError(InputError):
    """No such file or folder."""

    code = "RK101"
    default_hint = "check the spelling of the path"


class UnreadableInputError(InputError):
    """The file exists and cannot be read: permissions, a folder, a device."""

    code = "RK102"
    default_hint = "check that it is a regular file you may read"


class ForeignFormatError(InputError):
    """The bytes are plainly another format: PDF, ZIP, image, office file."""

    code = "RK103"
    default_hint = "save it as plain text first, or pass --as-text"


class InputTooLargeError(InputError):
    """The input is larger than the stated limit."""

    code = "RK104"
    default_hint = "raise the limit with --max-bytes"


class EncodingError(InputError):
    """A named encoding does not exist or does not fit the bytes."""

    code = "RK105"
    default_hint = "leave --encoding out to have it detected"


class UnsignableError(InputError):
    """The file cannot carry a signature, or not without losing what it claims."""

    code = "RK106"


class TimeLimitError(InputError):
    """Converting the input takes longer than a single one may take."""

    code = "RK107"
    default_hint = "raise the limit with --limit-time"


class MemoryLimitError(InputError):
    """Converting the input needs more memory than a single one may have."""

    code = "RK108"
    default_hint = "raise the limit with --limit-memory, or use fewer --jobs"


class WorkerDiedError(InputError):
    """The process that converts the input dies each time it takes it up."""

    code = "RK109"
    default_hint = (
        "if the machine is short of memory, use fewer --jobs or set --limit-memory;"
        " otherwise this is a defect: please report it with the input"
    )


class OutputError(ReleasekitError):
    """What was made cannot be written."""

    code = "RK200"
    exit_status = 4
    default_hint = "choose another place, or make room and permission there"


class OutputExistsError(OutputError):
    """Another file already has the output's name."""

    code = "RK201"
    default_hint = "choose another name or pass --force"


class OutputIsInputError(OutputError):
    """The output would overwrite an input."""

    code = "RK202"
    default_hint = "write to another folder with -o"


class FolderBusyError(OutputError):
    """Another run holds the folder: two would tread on each other's outputs."""

    code = "RK203"
    default_hint = "wait until it is done, or write to another folder"


class LedgerError(OutputError):
    """The ledger of a folder is damaged, foreign, of a later version or locked out."""

    code = "RK204"
    default_hint = "docs/ledger.md tells what a ledger needs and how it is repaired"


class UsageError(ReleasekitError):
    """Options or names that make no sense together."""

    code = "RK300"
    exit_status = 2


class OptionsError(UsageError):
    """An exporter's options are wrong: unknown key, bad value, bad combination."""

    code = "RK301"


class UnknownExporterError(UsageError):
    """No installed exporter has this name."""

    code = "RK302"
    default_hint = "`releasekit formats` lists the names"


class MissingDependencyError(UsageError):
    """An optional package is needed and not installed."""

    code = "RK303"


class UnknownProfileError(UsageError):
    """No profile has this id."""

    code = "RK304"
    default_hint = "`releasekit profiles` lists the ids"


class ProfileError(UsageError):
    """A profile's file has a mistake: unknown key, wrong value, slow pattern."""

    code = "RK305"
    default_hint = "`releasekit profiles check FILE` names every mistake in it"


class SeriesError(UsageError):
    """A file of series facts has a mistake: unknown key, wrong value, bad pattern."""

    code = "RK306"
    default_hint = "docs/series.md lists the keys"


class SigningKeyError(UsageError):
    """A key or certificate cannot be read, does not fit or is too weak."""

    code = "RK307"
    default_hint = "docs/signatures.md tells which keys and files are taken"


class KeyLockedError(SigningKeyError):
    """A key needs a passphrase, or another one."""

    code = "RK308"
    default_hint = "name the file of the right passphrase with --passphrase-file"


class ThemeError(UsageError):
    """A theme's file has a mistake: unknown key, wrong value, faint colour, no logo."""

    code = "RK309"
    default_hint = "docs/themes.md lists the keys"


class TemplateError(UsageError):
    """A reference document is no Word file, or has what cannot be taken over."""

    code = "RK310"
    default_hint = "name a .docx or .dotx file that Word opens"


class PluginError(ReleasekitError):
    """An installed exporter cannot be used."""

    code = "RK400"
    exit_status = 5


class BrokenExporterError(PluginError):
    """An exporter fails to import or breaks the contract."""

    code = "RK401"
    default_hint = "update or remove the distribution that provides it"


class DuplicateExporterError(PluginError):
    """Two distributions provide an exporter of the same name."""

    code = "RK402"
    default_hint = "remove one of the two distributions"


class EngineError(PluginError):
    """An engine has no workers, or workers that would make other outputs."""

    code = "RK403"
    default_hint = "docs/scale.md tells what a cluster needs"


class WorkersEndError(EngineError):
    """Worker processes end before they are ready, one after the other."""

    code = "RK404"
    default_hint = (
        "what they said stands above; --jobs 1 does without them, and fewer --jobs"
        " need less memory"
    )


class RecordError(ReleasekitError):
    """A record cannot be read back or is wrong."""

    code = "RK500"
    exit_status = 6


class RecordSyntaxError(RecordError):
    """The bytes are not XML that may be read."""

    code = "RK501"


class RecordInvalidError(RecordError):
    """The record breaks its schema or the rules beyond it."""

    code = "RK502"


class RecordMissingError(RecordError):
    """The file carries no record."""

    code = "RK503"
    default_hint = (
        "only files written with a record inside can be read back;"
        " this one has none, or was cut off"
    )


class InternalError(ReleasekitError):
    """A law of releasekit itself is broken: a defect, please report it."""

    code = "RK900"
    exit_status = 70
    default_hint = "this is a defect in releasekit; please report it with the input"
