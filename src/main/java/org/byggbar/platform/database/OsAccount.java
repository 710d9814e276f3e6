package org.byggbar.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.byggbar.platform.CommandFailure;

/**
 * The operating system account that owns the private cluster. PostgreSQL refuses to run as root, so a server started
 * by root hands the cluster to the account {@code postgres}; any other server keeps it for itself.
 */
final class OsAccount {

    static final Set<PosixFilePermission> ONLY_OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    static final Set<PosixFilePermission> ONLY_OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private static final String CLUSTER_ACCOUNT = "postgres";

    private final boolean startedByRoot;

    private OsAccount(boolean startedByRoot) {
        this.startedByRoot = startedByRoot;
    }

    static OsAccount forCluster() {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            requireClusterAccount();
        }
        return new OsAccount(root);
    }

    private static void requireClusterAccount() {
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(CLUSTER_ACCOUNT);
        } catch (IOException unknown) {
            throw new CommandFailure("PostgreSQL cannot run as root and there is no account \"" + CLUSTER_ACCOUNT
                    + "\": install PostgreSQL from your distribution's packages, or start Byggbar as another user.",
                    unknown);
        }
    }

    boolean startedByRoot() {
        return startedByRoot;
    }

    /** The command, run as this account; a process of its own session does not get the terminal's Ctrl-C. */
    ProcessBuilder command(Path workingFolder, List<String> command) {
        List<String> full = new ArrayList<>();
        if (startedByRoot) {
            full.addAll(List.of("setpriv", "--reuid=" + CLUSTER_ACCOUNT, "--regid=" + CLUSTER_ACCOUNT,
                    "--init-groups", "--"));
        }
        full.addAll(command);
        return new ProcessBuilder(full).directory(workingFolder.toFile());
    }

    /** Whether this account can reach the folder through all its parents. */
    boolean canEnter(Path folder) {
        if (!startedByRoot) {
            return Files.isExecutable(folder);
        }
        try {
            return command(Path.of("/"), List.of("test", "-x", folder.toString())).start().waitFor() == 0;
        } catch (IOException e) {
            throw new CommandFailure("The program \"setpriv\" is needed when root starts Byggbar: install util-linux,"
                    + " or start Byggbar as another user.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes the account the owner; nobody else keeps any right. */
    void give(Path path) throws IOException {
        Files.setPosixFilePermissions(path, Files.isDirectory(path) ? ONLY_OWNER_FOLDER : ONLY_OWNER_FILE);
        if (startedByRoot) {
            var lookup = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, lookup.lookupPrincipalByName(CLUSTER_ACCOUNT));
        }
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
