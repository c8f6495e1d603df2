package ramscim.server.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import ramscim.core.access.SecretSink;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.server.start.StartException;

/**
 * A file to which secrets are appended, a line of JSON each, and that nobody but its owner can read. A line is on the
 * disk when it counts.
 */
final class SecretFile implements SecretSink {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final Envelope envelope;
    private final Clock clock;

    private SecretFile(Path file, Envelope envelope, Clock clock) {
        this.file = file;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** The file; it is made if it is missing, and refused if others can read it. */
    static SecretFile open(Path file, Envelope envelope, Clock clock) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, ownerOnly());
            }
            checkOwnerOnly(file);
            return new SecretFile(file, envelope, clock);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    /** @throws StartException if {@link #open} would fail */
    static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.notExists(file) && (folder == null || !Files.isWritable(folder))) {
            throw unwritable(file);
        }
        try {
            if (Files.exists(file)) {
                checkOwnerOnly(file);
            }
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    private static void checkOwnerOnly(Path file) throws IOException {
        if (POSIX && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new StartException(
                    "Others can read the file of bridge.access.secret-sink.file: make %s readable for its owner only."
                            .formatted(file));
        }
    }

    private static StartException unwritable(Path file) {
        return new StartException(
                "Set bridge.access.secret-sink.file to a file that the bridge can write; %s is none.".formatted(file));
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    @Override
    public void password(UserPrincipalName user, Secret password) {
        write(user, "password", object().put("password", password.reveal()));
    }

    @Override
    public void accessKey(UserPrincipalName user, NewAccessKey key) {
        write(
                user,
                "accessKey",
                object().put("accessKeyId", key.key().id().value())
                        .put("accessKeySecret", key.secret().reveal()));
    }

    private synchronized void write(UserPrincipalName user, String kind, ObjectNode contents) {
        ObjectNode line = object().put("at", clock.instant().toString())
                .put("userPrincipalName", user.toString())
                .put("kind", kind);
        envelope.put(line, contents);
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                ownerOnly())) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("a secret could not be written to bridge.access.secret-sink.file", e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
