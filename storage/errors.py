"""What can go wrong with the books, one sentence each. `what_next` is what the caller should do."""


class StorageError(Exception):
    """The books could not be read or written."""

    what_next = "retry"


class InUseError(StorageError):
    """Another process keeps these books; stop it first, or point CONCORD_DATA_DIR elsewhere."""

    what_next = "stop"


class NewerSchemaError(StorageError):
    """These books were written by a newer edition; run that one, or restore the backup made before the upgrade."""

    what_next = "stop"


class ConversationMovedError(StorageError):
    """Another turn of this conversation was committed meanwhile; take the event again."""

    what_next = "read_again"


class RefusedError(ConversationMovedError):
    """The books refused what a conversation had told as done; take the event again, as things are now."""


class StoppedError(StorageError):
    """The store is closing; what was not committed was not acknowledged and comes again."""

    what_next = "stop"


class UnsaltedError(StorageError):
    """Something private was to be written into the records without a salt; pass one that nobody can guess."""

    what_next = "stop"
