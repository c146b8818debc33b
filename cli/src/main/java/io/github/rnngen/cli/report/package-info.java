/**
 * Plain records about a training run come in, one self-contained HTML page goes out: text, tables and SVG, no scripts, nothing
 * from elsewhere. Knows nothing of networks, files and the command line. Colours can be told apart by colour-blind readers:
 * those of Okabe and Ito ("Color universal design", 2008) for lines, blue to red by way of white for heat maps.
 */
@NullMarked
package io.github.rnngen.cli.report;

import org.jspecify.annotations.NullMarked;
