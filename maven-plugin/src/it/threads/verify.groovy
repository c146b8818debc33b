for (module in ['one', 'two', 'three']) {
    for (number in 0..2) {
        def name = module.capitalize() + number
        assert new File(basedir, "${module}/target/classes/com/example/${module}/${name}.class").isFile()
    }
}

def log = new File(basedir, 'build.log').text
assert log.contains('with a thread count of 2')
assert log.count('Models: 3 compiled, 0 up to date; files changed: 3') == 3
assert !log.contains('not marked as thread-safe')
