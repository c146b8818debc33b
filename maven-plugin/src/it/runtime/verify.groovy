def lines = new File(basedir, 'build.log').readLines()
assert lines.count { it.contains('Models: 1 compiled, 0 up to date; files changed: 1') } == 3

def warnings = lines.findIndexValues { it.contains('[WARNING] The generated classes need io.github.rnngen:rnngen-runtime') }
assert warnings.size() == 1
def goal = lines.take(warnings[0] as int).reverse().find { it.contains(' @ ') }
assert goal.contains(':generate (default) @ missing')
