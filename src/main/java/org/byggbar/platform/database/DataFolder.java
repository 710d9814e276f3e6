package org.byggbar.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.byggbar.platform.CommandFailure;

/**
 * The folder a server keeps its state in, held by one process at a time. The lock is the operating system's, so it
 * ends with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Holds the folder, or ends in one sentence when another server does. */
    public static DataFolder hold(Path path) {
        return tryHold(path).orElseThrow(() -> new CommandFailure("Another Byggbar is running on the data folder "
                + path + ": stop it, or choose another folder with --data DIR."));
    }

    /** Holds the folder unless another process does; makes it when it is not there. */
    public static Optional<DataFolder> tryHold(Path path) {
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            Path real = path.toRealPath();
            channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(new DataFolder(real, channel));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // as taken as if another process held it
        } catch (IOException e) {
            throw new CommandFailure("The data folder " + path + " cannot be written (" + e.getMessage()
                    + "): make it writable for this user, or choose another folder with --data DIR.", e);
        }
        closeQuietly(channel);
        return Optional.empty();
    }

    /** How to reach the database of the server that runs on this folder. */
    public static DatabaseAccess accessOfRunningServer(Path path) {
        try {
            return DatabaseAccess.read(path.resolve("connection.properties"));
        } catch (IOException e) {
            throw new CommandFailure("A Byggbar is just starting or stopping on the data folder " + path
                    + ": try again in a moment.", e);
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("pg");
    }

    Path connection() {
        return path.resolve("connection.properties");
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        closeQuietly(lock);
    }

    static void deleteRecursively(Path folder) throws IOException {
        if (!OsAccount.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyUseless) {
            // the operating system frees the lock with the process at the latest
        }
    }
}
