package io.github.rnngen.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * Finds model files in folders.
 *
 * @param includes patterns of the files to find, relative to each folder, such as {@code **}{@code /*.rnn}
 * @param excludes patterns of those to leave out
 */
record ModelScan(List<String> includes, List<String> excludes) {
    ModelScan {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /**
     * The files of all folders, without duplicates; a folder that does not exist counts as empty.
     *
     * @return paths relative to a base folder, with forward slashes; absolute where that is not possible
     */
    SortedSet<String> find(File base, List<File> folders) {
        SortedSet<String> found = new TreeSet<>();
        for (File folder : folders) {
            if (folder.isDirectory()) {
                for (String file : filesIn(folder)) {
                    found.add(relative(base.toPath(), folder.toPath().resolve(file)));
                }
            }
        }
        return found;
    }

    private String[] filesIn(File folder) {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(folder);
        scanner.setIncludes(includes.toArray(new String[0]));
        scanner.setExcludes(excludes.toArray(new String[0]));
        scanner.addDefaultExcludes();
        scanner.scan();
        return scanner.getIncludedFiles();
    }

    private static String relative(Path base, Path file) {
        Path plain = file.toAbsolutePath().normalize();
        Path root = base.toAbsolutePath().normalize();
        boolean related = plain.getRoot().equals(root.getRoot());
        return (related ? root.relativize(plain) : plain).toString().replace(File.separatorChar, '/');
    }
}
